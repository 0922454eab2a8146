package causeway.testbed.endpoint;

import causeway.policy.evaluate.Evaluation;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Policy;
import causeway.testbed.cloud.Aws;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A gateway endpoint: lets a request to its service pass only if its policy, as EC2 has it now,
/// permits every part of it. Blocks while it asks EC2 or STS.
final class EndpointGuard {
  private final RouteTable routes;
  private final Callers callers;

  EndpointGuard(RouteTable routes, Callers callers) {
    this.routes = routes;
    this.callers = callers;
  }

  /// @param peer the address that the request comes from
  Ruling rule(RequestHead head, String peer) {
    Optional<RouteTable.Gateway> gateway = routes.gateway();
    if (gateway.isEmpty()) {
      return new Ruling.Unreachable();
    }
    Caller caller = callers.of(head);
    Operation operation =
        switch (routes.service()) {
          case "s3" -> S3Operations.of(head);
          default -> DynamoDbOperations.of(head, routes.aws().region(), Aws.ACCOUNT);
        };
    return rule(operation, gateway.get(), caller, context(gateway.get(), caller, head, peer));
  }

  private Ruling rule(
      Operation operation,
      RouteTable.Gateway gateway,
      Caller caller,
      Map<String, List<String>> context) {
    return switch (operation) {
      case Operation.Unknown(String why) ->
          new Ruling.Refused(Refusal.unknown(routes.service(), why));
      case Operation.InBody(var read) ->
          new Ruling.InBody(body -> rule(read.apply(body), gateway, caller, context));
      case Operation.Known(List<Leave> leaves) -> {
        for (Leave leave : leaves) {
          Evaluation.Outcome outcome = decide(gateway.seen().policy(), leave, caller, context);
          if (outcome != Evaluation.Outcome.ALLOWED) {
            yield new Ruling.Refused(Refusal.of(routes.service(), caller, leave, outcome));
          }
        }
        yield new Ruling.Permitted();
      }
    };
  }

  private static Evaluation.Outcome decide(
      @org.jspecify.annotations.Nullable Policy policy,
      Leave leave,
      Caller caller,
      Map<String, List<String>> about) {
    if (policy == null) {
      // Nobody can read it, so nobody can say that it permits this.
      return Evaluation.Outcome.NOT_ALLOWED;
    }
    Map<String, List<String>> context = new LinkedHashMap<>(about);
    context.putAll(leave.context());
    return Evaluator.evaluate(
            policy, new Request(leave.action(), leave.resource(), caller.arn(), context))
        .outcome();
  }

  /// What every request through this endpoint carries.
  private Map<String, List<String>> context(
      RouteTable.Gateway gateway, Caller caller, RequestHead head, String peer) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Map<String, List<String>> context = new LinkedHashMap<>(caller.context());
    context.put("aws:SourceVpce", List.of(gateway.seen().id()));
    context.put("aws:SourceVpc", List.of(gateway.vpc()));
    context.put("aws:VpcSourceIp", List.of(peer));
    context.put("aws:SecureTransport", List.of("true"));
    context.put("aws:RequestedRegion", List.of(routes.aws().region()));
    // LocalStack's one account owns whatever there is.
    context.put("aws:ResourceAccount", List.of(Aws.ACCOUNT));
    context.put("aws:CurrentTime", List.of(now.toString()));
    context.put("aws:EpochTime", List.of(Long.toString(now.getEpochSecond())));
    context.put("aws:PrincipalIsAWSService", List.of("false"));
    context.put("aws:ViaAWSService", List.of("false"));
    head.header("user-agent").ifPresent(agent -> context.put("aws:UserAgent", List.of(agent)));
    head.header("referer").ifPresent(from -> context.put("aws:referer", List.of(from)));
    return context;
  }
}

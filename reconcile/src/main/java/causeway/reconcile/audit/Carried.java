package causeway.reconcile.audit;

import causeway.policy.catalogue.Actions;
import causeway.policy.language.Effect;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an endpoint carries: its service's actions and no others, so that a policy is judged by
/// requests that could come through it. Of a service that the catalogue does not know, all.
final class Carried {
  private static final Map<String, List<String>> BY_ENDPOINT =
      Map.of(
          "s3", List.of("s3", "s3-object-lambda"),
          "s3-global", List.of("s3"),
          "dynamodb-streams", List.of("dynamodb"),
          "monitoring", List.of("cloudwatch"),
          "kinesis-streams", List.of("kinesis"));

  private Carried() {}

  /// The policy with one denial more, behind its own statements.
  static Policy through(FoundEndpoint endpoint, Policy policy) {
    String name = endpoint.shortService().split("\\.", 2)[0];
    List<String> services = BY_ENDPOINT.getOrDefault(name, List.of(name));
    if (!services.stream().allMatch(Actions::holds)) {
      return policy;
    }
    List<Statement> statements = new ArrayList<>(policy.statements());
    statements.add(
        new Statement(
            null,
            Effect.DENY,
            Principals.EVERYONE,
            new Patterns(true, services.stream().map(service -> service + ":*").toList()),
            Patterns.only("*"),
            List.of()));
    return new Policy(policy.version(), policy.id(), statements);
  }
}

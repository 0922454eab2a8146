package causeway.cli;

import causeway.access.document.FarmDocument;
import causeway.access.document.Perimeter;
import causeway.access.document.Reaction.Action;
import causeway.access.host.Host;
import causeway.policy.evaluate.Evaluation;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.reconcile.Lockdown;
import causeway.reconcile.compile.Compilation;
import causeway.reconcile.compile.PolicyCompiler;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `explain` asks of the endpoint beside the proxies: one request, and the policy that the
/// document compiles to.
final class EndpointQuestion {
  private static final Pattern SESSION =
      Pattern.compile("arn:(aws[a-z-]*):sts::([0-9]{12}):assumed-role/([^/]+)/.+");

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description =
          "Also say what the endpoint policy decides, about an action such as s3:GetObject.")
  @Nullable String action;

  @Option(
      names = "--resource",
      paramLabel = "ARN",
      description =
          "What the action is about, such as arn:aws:s3:::lake/key; default: no resource.")
  @Nullable String resource;

  @Option(
      names = "--principal",
      paramLabel = "ARN",
      description = "The AWS principal who signs the request; default: unsigned.")
  @Nullable String principal;

  /// The endpoint's answer.
  ///
  /// @param assumed what the command line does not say and the perimeter asks
  /// @param lock what locked the endpoint down and so refused it; absent when that is not why
  record Answer(String service, Evaluation evaluation, List<String> assumed, @Nullable Latch lock) {
    String message() {
      return evaluation.message()
          + (lock == null ? "" : "; " + locked(lock))
          + (assumed.isEmpty() ? "" : ", taking for granted that " + String.join(" and ", assumed));
    }
  }

  private static String locked(Latch lock) {
    return "the endpoint is "
        + (lock.action() == Action.ENDPOINT_POLICY_CLOSED ? "closed" : "read-only")
        + " since "
        + lock.since()
        + " by alarm "
        + lock.alarm()
        + "; release with "
        + LatchLines.release(lock);
  }

  /// Whether anything of it was given.
  boolean asked() {
    return action != null;
  }

  /// Whether something was given that says nothing without an action.
  boolean incomplete() {
    return action == null && (resource != null || principal != null);
  }

  /// The decision; null when no endpoint of the document carries the host.
  @Nullable Answer answer(FarmDocument document, Host host, Instant now, Latches latches) {
    String service = host.service() == null ? "" : host.service().code();
    if (document.endpoints().values().stream()
        .noneMatch(endpoint -> endpoint.service().equals(service))) {
      return null;
    }
    List<String> assumed = new ArrayList<>();
    Request request = request(document.perimeter(), assumed);
    Evaluation whole = evaluate(document, service, now, Lockdown.NONE, request);
    Lockdown lockdown = Lockdown.of(latches);
    if (lockdown == Lockdown.NONE || !whole.allowed()) {
      return new Answer(service, whole, assumed, null);
    }
    Evaluation locked = evaluate(document, service, now, lockdown, request);
    Action action =
        lockdown == Lockdown.CLOSED
            ? Action.ENDPOINT_POLICY_CLOSED
            : Action.ENDPOINT_POLICY_READ_ONLY;
    return new Answer(
        service,
        locked,
        assumed,
        locked.allowed() ? null : latches.of(action).findFirst().orElse(null));
  }

  private static Evaluation evaluate(
      FarmDocument document, String service, Instant now, Lockdown lockdown, Request request) {
    return switch (PolicyCompiler.compile(
        document, service, null, now.atZone(ZoneOffset.UTC).toLocalDate(), lockdown)) {
      case Compilation.TooLarge(String why) ->
          throw new Unusable("the policy of the " + service + " endpoint: " + why);
      case Compilation.Compiled compiled -> Evaluator.evaluate(compiled.policy(), request);
    };
  }

  private Request request(Perimeter perimeter, List<String> assumed) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    String who = principal;
    if (who != null) {
      Matcher session = SESSION.matcher(who);
      String arn =
          session.matches()
              ? "arn:%s:iam::%s:role/%s"
                  .formatted(session.group(1), session.group(2), session.group(3))
              : who;
      context.put("aws:PrincipalArn", List.of(arn));
      String organization = perimeter.organization();
      if (organization != null) {
        context.put("aws:PrincipalOrgID", List.of(organization));
        assumed.add("the principal is of " + organization);
      }
    }
    if (!perimeter.resourceAccounts().isEmpty()) {
      String account = perimeter.resourceAccounts().getFirst();
      context.put("aws:ResourceAccount", List.of(account));
      assumed.add("the resource is an account's of the perimeter, such as " + account);
    }
    return new Request(
        String.valueOf(action),
        resource == null ? "*" : resource,
        who == null ? Request.ANONYMOUS : who,
        context);
  }
}

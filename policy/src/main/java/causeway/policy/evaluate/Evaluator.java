package causeway.policy.evaluate;

import causeway.policy.evaluate.Evaluation.Miss;
import causeway.policy.evaluate.Evaluation.Outcome;
import causeway.policy.evaluate.Evaluation.StatementResult;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Quoted;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Decides one request by one policy, as AWS documents it, and says why. Written from the documents
/// alone: it is the judge of the comparison's counterexamples, so it shares none of its code.
public final class Evaluator {
  private final Policy policy;
  private final Request request;
  private final Setting setting;
  private final Variables variables;
  private final int[] resource;

  private Evaluator(Policy policy, Request request, Setting setting) {
    this.policy = policy;
    this.request = request;
    this.setting = setting;
    this.resource = request.resource().codePoints().toArray();
    this.variables = policy.hasVariables() ? Variables.of(request) : Variables.NONE;
  }

  /// The decision at a gateway endpoint.
  public static Evaluation evaluate(Policy policy, Request request) {
    return evaluate(policy, request, Setting.GATEWAY);
  }

  /// The decision under a setting.
  public static Evaluation evaluate(Policy policy, Request request, Setting setting) {
    return new Evaluator(policy, request, setting).evaluate();
  }

  private Evaluation evaluate() {
    List<StatementResult> results = new ArrayList<>();
    for (Statement statement : policy.statements()) {
      results.add(
          new StatementResult(
              results.size(), statement.sid(), statement.effect(), misses(statement)));
    }
    return new Evaluation(outcome(results), results);
  }

  /// Deny wins; without an Allow nothing is permitted.
  private static Outcome outcome(List<StatementResult> results) {
    Outcome outcome = Outcome.NOT_ALLOWED;
    for (StatementResult result : results) {
      if (result.matches() && result.effect() == Effect.DENY) {
        return Outcome.DENIED;
      }
      if (result.matches()) {
        outcome = Outcome.ALLOWED;
      }
    }
    return outcome;
  }

  private List<Miss> misses(Statement statement) {
    List<Miss> misses = new ArrayList<>();
    if (!PrincipalMatch.matches(statement.principals(), request.principal(), setting.endpoint())) {
      misses.add(new Miss("Principal", Quoted.of(request.principal()) + " is not meant"));
    }
    if (!matchesAction(statement.actions())) {
      misses.add(
          new Miss(
              statement.actions().except() ? "NotAction" : "Action",
              Quoted.of(request.action()) + " is not among its actions"));
    }
    Patterns resources = statement.resources();
    if (resources != null && !matchesResource(resources)) {
      misses.add(
          new Miss(
              resources.except() ? "NotResource" : "Resource",
              Quoted.of(request.resource()) + " is not among its resources"));
    }
    for (Condition condition : statement.conditions()) {
      ConditionMatch.miss(condition, request, variables, setting.reading()).ifPresent(misses::add);
    }
    return misses;
  }

  private boolean matchesAction(Patterns actions) {
    String action = request.action().toLowerCase(Locale.ROOT);
    boolean listed =
        actions.values().stream()
            .anyMatch(pattern -> Wildcard.plain(pattern.toLowerCase(Locale.ROOT)).matches(action));
    return listed != actions.except();
  }

  private boolean matchesResource(Patterns resources) {
    boolean listed =
        resources.values().stream()
            .anyMatch(pattern ->
                variables.wildcard(pattern).map(wildcard -> matchesArn(wildcard)).orElse(false));
    return listed != resources.except();
  }

  private boolean matchesArn(Wildcard pattern) {
    return switch (setting.reading()) {
      case ACROSS_COLONS -> pattern.matches(resource);
      case WITHIN_SEGMENTS -> pattern.matchesSegments(resource);
    };
  }
}

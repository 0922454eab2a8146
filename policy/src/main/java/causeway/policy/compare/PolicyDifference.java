package causeway.policy.compare;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.language.Effect;
import causeway.policy.language.Policy;
import causeway.policy.language.Principal;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a change from one policy to another permits and takes away, each with an example, by the
/// statements that do it.
///
/// @param gained what the new policy allows and the old one did not
/// @param lost what the old policy allowed and the new one does not
public record PolicyDifference(List<Change> gained, List<Change> lost) {
  private static final Principals NOBODY =
      new Principals.Except(List.of(new Principal(Principal.Kind.ANYONE, "*")));

  public PolicyDifference {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
  }

  /// A statement that allows more than the other policy, or may.
  ///
  /// @param statement its index
  /// @param verdict refuted or unknown
  public record Change(int statement, Verdict verdict) {}

  /// Compares both ways, each statement within the time.
  public static PolicyDifference between(
      Policy old, Policy fresh, EndpointKind endpoint, Duration time) {
    return new PolicyDifference(
        beyond(fresh, old, endpoint, time), beyond(old, fresh, endpoint, time));
  }

  /// Whether the two mean the same.
  public boolean isEmpty() {
    return gained.isEmpty() && lost.isEmpty();
  }

  /// The statements of `candidate` that allow more than `bound`, or may.
  public static List<Change> beyond(
      Policy candidate, Policy bound, EndpointKind endpoint, Duration time) {
    if (PolicyComparison.contained(candidate, bound, endpoint, Budget.of(time))
        instanceof Verdict.Proved) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < candidate.statements().size(); i++) {
      if (candidate.statements().get(i).effect() == Effect.ALLOW) {
        Verdict verdict =
            PolicyComparison.contained(only(candidate, i), bound, endpoint, Budget.of(time));
        if (!(verdict instanceof Verdict.Proved)) {
          changes.add(new Change(i, verdict));
        }
      }
    }
    return changes;
  }

  /// The policy with one Allow and all its denials, each where it was: the others match nothing.
  private static Policy only(Policy policy, int allow) {
    List<Statement> statements =
        IntStream.range(0, policy.statements().size())
            .mapToObj(i -> {
              Statement statement = policy.statements().get(i);
              return i == allow || statement.effect() == Effect.DENY
                  ? statement
                  : silent(statement);
            })
            .toList();
    return new Policy(policy.version(), policy.id(), statements);
  }

  private static Statement silent(Statement statement) {
    return new Statement(
        statement.sid(),
        Effect.ALLOW,
        NOBODY,
        statement.actions(),
        statement.resources(),
        List.of());
  }
}

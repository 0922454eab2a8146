package causeway.policy.compare;

import causeway.policy.language.Policy;
import causeway.policy.language.Principal;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.util.List;

/// The unique ids that AWS saves in place of the ARNs of roles and users. Whose an id is cannot be
/// told from the text, and an identity has one at most: so an id is compared as a whole, like a
/// comparison with variables, and a counterexample must be one whether or not an id is its
/// caller's.
final class UniqueIds {
  private UniqueIds() {}

  static boolean speaksOf(Clause.Dimension.Opaque opaque) {
    return ((List<?>) opaque.text()).getLast() instanceof Principal;
  }

  /// The policy with an id replaced by a caller's name.
  static Policy as(Principal id, String caller, Policy policy) {
    return new Policy(
        policy.version(),
        policy.id(),
        policy.statements().stream()
            .map(one ->
                new Statement(
                    one.sid(),
                    one.effect(),
                    as(id, caller, one.principals()),
                    one.actions(),
                    one.resources(),
                    one.conditions()))
            .toList());
  }

  private static Principals as(Principal id, String caller, Principals principals) {
    return switch (principals) {
      case Principals.Absent absent -> absent;
      case Principals.Only only -> new Principals.Only(as(id, caller, only.values()));
      case Principals.Except except -> new Principals.Except(as(id, caller, except.values()));
    };
  }

  private static List<Principal> as(Principal id, String caller, List<Principal> values) {
    return values.stream()
        .map(value -> value.equals(id) ? new Principal(Principal.Kind.AWS, caller) : value)
        .toList();
  }
}

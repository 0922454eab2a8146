package causeway.reconcile.compile;

import causeway.access.Rule;
import causeway.access.document.Perimeter;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Operator;
import java.util.ArrayList;
import java.util.List;

/// Who may call and whose resources, as conditions. None has an `IfExists`: a caller without
/// credentials has neither principal nor organization, and must not pass for that.
final class Conditions {
  static final String PRINCIPAL = "aws:PrincipalArn";
  private static final String ORGANIZATION = "aws:PrincipalOrgID";
  private static final String OWNER = "aws:ResourceAccount";

  private Conditions() {}

  /// Those of a rule inside the perimeter.
  ///
  /// @param owners see [#owners]
  static List<Condition> of(Rule.To to, Perimeter perimeter, List<String> owners) {
    List<Condition> conditions = new ArrayList<>();
    if (!to.principals().isEmpty()) {
      conditions.add(new Condition(Operator.of(Comparison.ARN_LIKE), PRINCIPAL, to.principals()));
    }
    if (perimeter.organization() != null) {
      conditions.add(equal(ORGANIZATION, List.of(perimeter.organization())));
    }
    if (!owners.isEmpty()) {
      conditions.add(equal(OWNER, owners));
    }
    return conditions;
  }

  private static Condition equal(String key, List<String> values) {
    return new Condition(Operator.of(Comparison.STRING_EQUALS), key, values);
  }

  /// The accounts that must own a resource; empty for any.
  static List<String> owners(Rule.To to, Perimeter perimeter) {
    // An access point's account is in its ARN, and may be another than its bucket's.
    List<String> named = to.accessPoints().isEmpty() ? to.accounts() : List.of();
    List<String> inside = perimeter.resourceAccounts();
    return named.isEmpty()
        ? inside
        : named.stream().filter(one -> inside.isEmpty() || inside.contains(one)).toList();
  }

  /// Whether a rule names only accounts beyond the perimeter, and so grants nothing.
  static boolean outside(Rule.To to, Perimeter perimeter) {
    return !to.accounts().isEmpty()
        && to.accessPoints().isEmpty()
        && owners(to, perimeter).isEmpty();
  }
}

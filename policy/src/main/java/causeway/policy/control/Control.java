package causeway.policy.control;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Budget;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;

/// A rule for endpoint policies, written as the widest policy that keeps it.
///
/// @param code a stable code, such as `organization-perimeter`
/// @param title the rule in a sentence, for reports
/// @param bound a policy keeps the rule when it allows nothing that this one does not
public record Control(String code, String title, Policy bound) {
  /// Whether a policy keeps the rule; a refutation holds a request that breaks it.
  public Verdict check(Policy policy, EndpointKind endpoint) {
    return PolicyComparison.contained(policy, bound, endpoint, Budget.of(Budget.TIME));
  }
}

package causeway.policy.pack;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.catalogue.Limits;
import causeway.policy.compare.Budget;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes a policy fit, step by step and only as far as needed. Each step must be proved to change
/// nothing, in both directions and without assumptions; one that is not is left out, so that a
/// defect of a step costs characters and never access. So does one that takes too long to prove:
/// all of them together have the time of one comparison.
public final class PolicyPacker {
  private static final List<Step> STEPS =
      List.of(
          new Step("statements that differ only in their resources are one", Merging::resources),
          new Step("statements that differ only in their actions are one", Merging::actions),
          new Step("patterns inside other patterns are left out", Merging::values),
          new Step("statements without effect are left out", Merging::statements),
          new Step("statements have no Sids", Merging::names));

  private final EndpointKind endpoint;
  private final int limit;
  private final Budget budget = Budget.of(Budget.TIME);

  private PolicyPacker(EndpointKind endpoint, int limit) {
    this.endpoint = endpoint;
    this.limit = limit;
  }

  private record Step(String name, UnaryOperator<Policy> apply) {}

  /// Packs a policy under AWS's limit.
  public static Packing pack(Policy policy, EndpointKind endpoint) {
    return pack(policy, endpoint, Limits.MOST_CHARACTERS);
  }

  /// Packs a policy under a limit.
  public static Packing pack(Policy policy, EndpointKind endpoint, int limit) {
    return new PolicyPacker(endpoint, limit).pack(policy);
  }

  private Packing pack(Policy policy) {
    Policy packed = policy;
    List<String> done = new ArrayList<>();
    for (Step step : STEPS) {
      if (fits(packed)) {
        break;
      }
      Policy shorter = step.apply().apply(packed);
      if (length(shorter) < length(packed) && same(packed, shorter)) {
        packed = shorter;
        done.add(step.name());
      }
    }
    return fits(packed)
        ? new Packing.Fits(packed, PolicyPrinter.print(packed), done)
        : new Packing.TooLarge(length(packed), remedy(packed));
  }

  private boolean fits(Policy policy) {
    return length(policy) <= limit;
  }

  private static int length(Policy policy) {
    return PolicyPrinter.print(policy).length();
  }

  private boolean same(Policy one, Policy other) {
    return proved(one, other) && proved(other, one);
  }

  private boolean proved(Policy candidate, Policy bound) {
    return PolicyComparison.contained(candidate, bound, endpoint, budget.again())
            instanceof Verdict.Proved proof
        && proof.assumptions().isEmpty();
  }

  private String remedy(Policy policy) {
    Statement largest =
        policy.statements().stream()
            .max(Comparator.comparingInt(statement -> PolicyPrinter.print(statement).length()))
            .orElseThrow();
    String name =
        largest.sid() == null ? "the largest statement" : "statement \"" + largest.sid() + "\"";
    return "the policy has %d characters packed, and %d fit; %s takes %d: name its resources by a common prefix, or give its callers an endpoint of their own"
        .formatted(length(policy), limit, name, PolicyPrinter.print(largest).length());
  }
}

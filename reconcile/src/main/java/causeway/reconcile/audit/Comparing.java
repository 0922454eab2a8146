package causeway.reconcile.audit;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Budget;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import java.util.HashMap;
import java.util.Map;

/// Compares policies, each pair once: in most accounts many endpoints have the same policy.
final class Comparing {
  private record Pair(Policy candidate, Policy bound, EndpointKind kind) {}

  private final Map<Pair, Judgement> known = new HashMap<>();

  /// Whether `candidate` permits nothing that `bound` does not.
  Judgement within(Policy candidate, Policy bound, EndpointKind kind) {
    return known.computeIfAbsent(
        new Pair(candidate, bound, kind),
        pair ->
            judgement(
                PolicyComparison.contained(
                    pair.candidate, pair.bound, pair.kind, Budget.of(Budget.TIME))));
  }

  private static Judgement judgement(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved _ -> new Judgement.Kept();
      case Verdict.Refuted refuted -> new Judgement.Broken(refuted);
      case Verdict.Unknown unknown -> new Judgement.Open(unknown.reason().code(), unknown.detail());
    };
  }
}

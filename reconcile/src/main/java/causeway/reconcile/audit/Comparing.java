package causeway.reconcile.audit;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Budget;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares policies, each pair once: in most accounts many endpoints have the same policy.
final class Comparing {
  private record Pair(Policy candidate, Policy bound, EndpointKind kind) {}

  private final Map<Pair, Judgement> known = new HashMap<>();

  /// Whether `candidate` permits nothing that `bound` does not.
  ///
  /// A deny for a unique id is taken as it is: its candidate is then no wider than it seems, and a
  /// witness is never such an id.
  Judgement within(Policy candidate, Policy bound, EndpointKind kind) {
    return known.computeIfAbsent(
        new Pair(candidate, bound, kind), pair -> judge(pair.candidate, pair.bound, pair.kind));
  }

  private static Judgement judge(Policy candidate, Policy bound, EndpointKind kind) {
    List<String> ids = UniqueIds.in(candidate);
    List<String> boundIds = UniqueIds.in(bound);
    Policy least = ids.isEmpty() ? candidate : UniqueIds.narrowed(candidate);
    Policy most = boundIds.isEmpty() ? bound : UniqueIds.widened(bound);
    Judgement sure = judgement(compare(least, most, kind));
    if (!(sure instanceof Judgement.Kept) || (ids.isEmpty() && boundIds.isEmpty())) {
      return sure;
    }
    // Nothing is broken whoever the ids are; whether all is kept may depend on it.
    Policy widest = ids.isEmpty() ? candidate : UniqueIds.widened(candidate);
    Policy narrowest = boundIds.isEmpty() ? bound : UniqueIds.narrowed(bound);
    if (compare(widest, narrowest, kind) instanceof Verdict.Proved) {
      return sure;
    }
    return new Judgement.Open(
        "unique-id-principal",
        "it depends on who "
            + String.join(", ", ids.isEmpty() ? boundIds : ids)
            + " is, which AWS keeps in the place of an ARN");
  }

  private static Verdict compare(Policy candidate, Policy bound, EndpointKind kind) {
    return PolicyComparison.contained(candidate, bound, kind, Budget.of(Budget.TIME));
  }

  private static Judgement judgement(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved _ -> new Judgement.Kept();
      case Verdict.Refuted refuted -> new Judgement.Broken(refuted);
      case Verdict.Unknown unknown -> new Judgement.Open(unknown.reason().code(), unknown.detail());
    };
  }
}

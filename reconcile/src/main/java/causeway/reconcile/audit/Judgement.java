package causeway.reconcile.audit;

import causeway.policy.compare.Verdict;

/// Whether a policy stays within another, once it is settled who its principals are.
sealed interface Judgement {
  /// It does.
  record Kept() implements Judgement {}

  /// A request shows that it does not.
  record Broken(Verdict.Refuted refuted) implements Judgement {}

  /// Neither was shown.
  record Open(String reason, String detail) implements Judgement {}
}

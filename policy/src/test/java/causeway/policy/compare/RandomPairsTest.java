package causeway.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.RandomPolicies.Pair;
import causeway.policy.RandomRequests;
import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.ConditionKeys;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Random pairs: a proof is attacked with random requests, a refutation is replayed, and a defect
/// of the engine (its evaluator disagrees) never happens. A failure prints its seed.
class RandomPairsTest {
  private static final int ATTACKS = 60;

  @Test
  void verdictsHold() {
    attack(1, 1_000);
  }

  @Tag("long")
  @Test
  void manyVerdictsHold() {
    attack(1_000_000, 200_000);
  }

  private static void attack(long first, int pairs) {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = first; seed < first + pairs; seed++) {
      Pair pair = Pair.of(seed);
      Policy candidate = pair.candidate();
      Policy bound = pair.bound();
      Verdict verdict = pair.verdict();
      String found = verdict.code();
      switch (verdict) {
        case Verdict.Refuted refuted -> replay(seed, candidate, bound, refuted.witness());
        case Verdict.Proved proved -> {
          if (proved.assumptions().isEmpty()) {
            search(seed, candidate, bound);
          }
        }
        case Verdict.Unknown unknown -> {
          found = unknown.reason().code();
          assertThat(unknown.reason())
              .as("seed %d: %s", seed, unknown.detail())
              .isNotEqualTo(Verdict.Unknown.Reason.DISAGREEMENT);
        }
      }
      seen.merge(found, 1, Integer::sum);
    }
    System.out.println("random pairs: " + seen);
    assertThat(seen.getOrDefault("PROVED", 0)).isGreaterThan(pairs / 8);
    assertThat(seen.getOrDefault("REFUTED", 0)).isGreaterThan(pairs / 8);
    // One pair in 200,000 has too many states.
    assertThat(seen.getOrDefault("budget-exceeded", 0)).isLessThanOrEqualTo(pairs / 100_000);
  }

  private static void replay(long seed, Policy candidate, Policy bound, Request witness) {
    assertThat(Evaluator.evaluate(candidate, witness).allowed()).as("seed %d", seed).isTrue();
    assertThat(Evaluator.evaluate(bound, witness).allowed()).as("seed %d", seed).isFalse();
  }

  /// Whether no key has more values than the catalogue says, which is what a proof speaks of.
  private static boolean canBeSent(Request request) {
    return request.context().entrySet().stream()
        .allMatch(entry ->
            entry.getValue().size() < 2
                || ConditionKeys.of(entry.getKey()).cardinality() != ConditionKey.Cardinality.ONE);
  }

  private static void search(long seed, Policy candidate, Policy bound) {
    RandomRequests requests = new RandomRequests(seed);
    for (int i = 0; i < ATTACKS; i++) {
      Request request = requests.near(candidate, bound);
      boolean more =
          canBeSent(request)
              && Evaluator.evaluate(candidate, request).allowed()
              && !Evaluator.evaluate(bound, request).allowed();
      assertThat(more)
          .as(
              "seed %d: %s in %s is not contained: %s",
              seed, PolicyPrinter.print(candidate), PolicyPrinter.print(bound), request)
          .isFalse();
    }
  }
}

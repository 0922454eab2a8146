package causeway.access.decide;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.snapshot.AccessSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final int FARMS = 2_000;
  private static final int QUESTIONS = 500;

  @Test
  void oneMillionRandomDecisionsAgreeWithTheReference() {
    long seed = Long.getLong("causeway.seed", System.nanoTime());
    Map<String, Integer> reasons = new HashMap<>();
    for (int i = 0; i < FARMS; i++) {
      RandomFarm farm = new RandomFarm(seed + i);
      AccessSnapshot snapshot = farm.snapshot();
      Access access =
          Access.of(snapshot, i % 3 == 0 ? 0 : i % 3 == 1 ? 12 : Audiences.MERGE_BUDGET);
      Reference reference = new Reference(snapshot);
      for (int j = 0; j < QUESTIONS; j++) {
        Caller caller = farm.caller();
        Target target = farm.target();
        Instant now = farm.now();
        Decision expected = reference.decide(caller, target, now);
        Decision decided = access.decide(caller, target, now);
        if (!decided.equals(expected)) {
          assertThat(decided)
              .as("-Dcauseway.seed=%d: %s %s %s in %s", seed + i, caller, target, now, snapshot)
              .isEqualTo(expected);
        }
        reasons.merge(key(decided), 1, Integer::sum);
      }
    }
    assertThat(reasons)
        .as("every kind of answer is among them")
        .containsKeys(
            "allowed-by-rule",
            "allowed-by-rule, would DENY",
            "denied-by-rule",
            "bucket-not-visible",
            "no-matching-rule",
            "no-matching-rule, would ALLOW",
            "other-region",
            "no-endpoint",
            "report-mode",
            "report-mode, would DENY",
            "website",
            "ip-literal");
  }

  private static String key(Decision decision) {
    Decision.Would would = decision.would();
    return decision.reason() + (would == null ? "" : ", would " + would.effect());
  }
}

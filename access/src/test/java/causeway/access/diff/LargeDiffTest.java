package causeway.access.diff;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.decide.Rules;
import causeway.access.snapshot.AccessSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LargeDiffTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void oneRuleOfTenThousand() {
    AccessDiff diff = AccessDiff.between(farm("b%d", 10_000), farm("b%d", 9_999), NOW);

    assertThat(diff.exhaustive()).isTrue();
    assertThat(diff.changes().stream().map(Change::text))
        .containsExactly(
            "removed: network net999 can no longer reach bucket b9999 (rule \"r9999\"); for example"
                + " 10.3.231.1 to b9999.s3.eu-west-1.amazonaws.com:443 was allowed"
                + " (allowed-by-rule, rule \"r9999\"), is denied (no-matching-rule)");
  }

  @Test
  void allRulesOfTenThousand() {
    AccessDiff diff = AccessDiff.between(farm("b%d", 10_000), farm("c%d-*", 10_000), NOW);

    assertThat(diff.exhaustive()).isFalse();
    assertThat(diff.changes()).hasSizeGreaterThan(500);
  }

  private static AccessSnapshot farm(String bucket, int count) {
    Map<String, List<String>> networks = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      networks.put("net" + i, List.of("10." + i / 256 + "." + i % 256 + ".0/24"));
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(
          Rules.allow("r" + i).networks("net" + i % 1_000).buckets(bucket.formatted(i)).rule());
    }
    return new AccessSnapshot(
        "farm",
        "eu-west-1",
        Mode.ENFORCE,
        null,
        null,
        Map.of("s3", new AccessSnapshot.Endpoint("s3", List.of())),
        networks,
        Map.of(),
        Map.of(),
        rules);
  }
}

package causeway.access.decide;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.snapshot.AccessSnapshot;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final int RULES = 10_000;
  private static final int NETWORKS = 1_000;
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void tenThousandRulesForOneBucketEach() {
    measured("b%d", "net%d", "10.1.244.1", "b500");
  }

  @Test
  void tenThousandPatterns() {
    measured("b%d-*", "net%d", "10.1.244.1", "b500-x");
  }

  /// One network around all others and named by all rules: merging every audience would hold ten
  /// million entries.
  @Test
  void tenThousandRulesOfOneNetworkAroundAThousandOthers() {
    measured("b%d", "all", "10.1.244.1", "b500");
  }

  private static void measured(String bucket, String network, String from, String asked) {
    long started = System.nanoTime();
    Access access = Access.of(snapshot(bucket, network));
    Duration built = Duration.ofNanos(System.nanoTime() - started);
    Caller caller = new Caller(InetAddress.ofLiteral(from), null);
    Target allowed = new Target(Hosts.bucket(asked), 443);
    Target refused = new Target(Hosts.bucket("other"), 443);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = System.nanoTime();
      for (int i = 0; i < 5_000; i++) {
        assertEffect(access.decide(caller, allowed, NOW) instanceof Decision.Allow);
        assertEffect(access.decide(caller, refused, NOW) instanceof Decision.Deny);
      }
      least = Math.min(least, (System.nanoTime() - before) / 10_000);
    }

    assertThat(least).as("nanoseconds a decision").isLessThan(5_000);
    assertThat(built).as("time to index").isLessThan(Duration.ofSeconds(10));
  }

  private static void assertEffect(boolean expected) {
    if (!expected) {
      throw new AssertionError("a decision of the wrong effect");
    }
  }

  private static AccessSnapshot snapshot(String bucket, String network) {
    Map<String, List<String>> networks = new LinkedHashMap<>();
    networks.put("all", List.of("10.0.0.0/8"));
    for (int i = 0; i < NETWORKS; i++) {
      networks.put("net" + i, List.of("10." + i / 256 + "." + i % 256 + ".0/24"));
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      rules.add(
          Rules.allow("r" + i)
              .networks(network.formatted(i % NETWORKS))
              .buckets(bucket.formatted(i))
              .rule());
    }
    return new AccessSnapshot(
        "farm",
        Hosts.REGION,
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

package causeway.access.decide;

import static causeway.access.decide.Rules.allow;
import static causeway.access.decide.Rules.deny;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.snapshot.AccessSnapshot.Quarantined;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final int DECISIONS = 20_000;
  private static final int ROUNDS = 200;
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Access access =
      Access.of(
          Rules.snapshot(
                  allow("reports").networks("berlin").buckets("reports-*", "shared").ports(443),
                  deny("guests").networks("berlin-guests").endpoint("s3"),
                  deny("secret").buckets("*-secret"),
                  allow("etl").groups("data").buckets("lake"),
                  allow("late").networks("factory").until("2027-01-31").buckets("x").report(),
                  allow("ddb").networks("office-wide").endpoint("ddb"))
              .quarantining(
                  List.of(
                      new Quarantined("10.20.1.6/32", NOW, "denied", "quarantine:10.20.1.6/32"))));
  private final List<Target> targets =
      List.of(
          new Target(Hosts.bucket("reports-eu"), 443),
          new Target(Hosts.bucket("reports-secret"), 443),
          new Target(Hosts.bucket("lake"), 443),
          new Target(Hosts.path(), 443),
          new Target(Hosts.global(), 443),
          new Target(Hosts.dynamodb(), 443),
          new Target(Hosts.website("lake"), 80));

  @Test
  void decidingAllocatesNothing() {
    assertThat(least(callers("10.20.1.5", "10.20.1.6", "10.20.200.7", "10.31.0.9", "192.0.2.1")))
        .isZero();
  }

  /// The JDK copies the 16 bytes of an IPv6 address when asked for them: one array of 32 bytes for
  /// the quarantine and one for the networks.
  @Test
  void forIpv6NothingButTheCopyOfTheAddress() {
    assertThat(least(callers("2001:db8:20::1", "2001:db8::1")))
        .isLessThanOrEqualTo(2 * 32L * DECISIONS);
  }

  /// Bytes in the best of many rounds: the first ones run before the compiler is done.
  private long least(List<Caller> callers) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      int allowed = decide(callers);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertThat(allowed).isBetween(1, DECISIONS - 1);
    }
    return least;
  }

  private int decide(List<Caller> callers) {
    int allowed = 0;
    for (int i = 0; i < DECISIONS; i++) {
      Caller caller = callers.get(i % callers.size());
      Target target = targets.get(i / callers.size() % targets.size());
      if (access.decide(caller, target, NOW) instanceof Decision.Allow) {
        allowed++;
      }
    }
    return allowed;
  }

  private static List<Caller> callers(String... addresses) {
    return List.of(addresses).stream()
        .flatMap(address -> {
          InetAddress literal = InetAddress.ofLiteral(address);
          return List.of(new Caller(literal, null), new Caller(literal, "etl")).stream();
        })
        .toList();
  }
}

package causeway.functions.simulation;

import causeway.functions.fake.Call;
import causeway.functions.simulation.Coverage.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.random.RandomGenerator;

/// How unreliable everything is at the moment. A seed draws its own climate, with storms in which
/// AWS throttles half of all calls; when the faults stop, all is calm.
final class Weather {
  private static final Set<String> EVENTUAL =
      Set.of(
          "autoScaling.describeGroup",
          "autoScaling.describeLatestRefresh",
          "instances.privateAddresses",
          "launchTemplates.latest",
          "prefixLists.byId",
          "prefixLists.byName",
          "vpcEndpoints.byId");

  /// No answer is older.
  static final Duration MOST_LAG = Duration.ofSeconds(10);

  /// What becomes of a call.
  enum Fate {
    DONE,
    THROTTLED,
    UNAVAILABLE,
    /// Done, but the answer is lost.
    ANSWER_LOST,
    /// Not done, and nobody can know.
    LOST,
    /// Done some time after the caller gave up.
    LATE
  }

  private final RandomGenerator random;
  private final Clockwork clock;
  private final double throttled;
  private final double unavailable;
  private final double lost;
  private final double stale;
  private final double slow;
  private final double killed;
  private final double eventsLost;
  private boolean calm;
  private Instant stormUntil = Instant.MIN;

  Weather(RandomGenerator random, Clockwork clock) {
    this.random = random;
    this.clock = clock;
    this.throttled = draw(0, 0.01, 0.05);
    this.unavailable = draw(0, 0.01, 0.03);
    this.lost = draw(0, 0.02, 0.08);
    this.stale = draw(0, 0.1, 0.4);
    this.slow = draw(0, 0.005, 0.02);
    this.killed = draw(0, 0.1, 0.3);
    this.eventsLost = draw(0, 0.1, 0.5);
  }

  private double draw(double... choices) {
    return choices[random.nextInt(choices.length)];
  }

  void calm() {
    calm = true;
  }

  boolean calmed() {
    return calm;
  }

  void storm() {
    stormUntil = clock.instant().plusSeconds(20 + random.nextInt(100));
  }

  private boolean happens(double chance) {
    return !calm && random.nextDouble() < chance;
  }

  Fate fate(Call call) {
    if (happens(clock.instant().isBefore(stormUntil) ? 0.5 : throttled)) {
      return Fate.THROTTLED;
    }
    if (happens(unavailable)) {
      return Fate.UNAVAILABLE;
    }
    if (happens(lost)) {
      return call.mutating()
          ? random.nextInt(3) == 0 ? Fate.LATE : random.nextBoolean() ? Fate.ANSWER_LOST : Fate.LOST
          : Fate.LOST;
    }
    return Fate.DONE;
  }

  /// How old the answer is.
  Duration lag(Call call) {
    return EVENTUAL.contains(call.operation()) && happens(stale)
        ? Duration.ofMillis(500 + random.nextInt((int) MOST_LAG.toMillis() - 500))
        : Duration.ZERO;
  }

  Duration latency() {
    if (happens(slow / 20)) {
      // The machine itself stood still.
      return Duration.ofSeconds(40 + random.nextInt(80));
    }
    return Duration.ofMillis(happens(slow) ? 500 + random.nextInt(8_000) : 2 + random.nextInt(30));
  }

  Duration late() {
    return Duration.ofMillis(500 + random.nextInt(19_500));
  }

  /// Before which call of a run its process dies, counted in halves: after the first, before the
  /// second, and so on.
  int lastHalf() {
    return happens(killed) ? 1 + random.nextInt(60) : Integer.MAX_VALUE;
  }

  boolean eventLost() {
    return happens(eventsLost);
  }

  boolean eventDoubled() {
    return happens(0.1);
  }

  /// When an event arrives; some so late that others overtake them.
  Duration delivery(Coverage coverage) {
    if (happens(0.1)) {
      coverage.count(Kind.EVENTS_LATE);
      return Duration.ofSeconds(5 + random.nextInt(115));
    }
    return Duration.ofMillis(200 + random.nextInt(1_500));
  }

  boolean tickLost() {
    return happens(eventsLost / 4);
  }
}

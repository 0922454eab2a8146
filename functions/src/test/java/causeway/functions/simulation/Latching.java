package causeway.functions.simulation;

import causeway.access.document.Reaction.Action;
import causeway.access.document.Reaction.Release;
import causeway.functions.Buckets;
import causeway.functions.cloud.Objects.Condition;
import causeway.functions.observed.LatchesJson;
import causeway.functions.simulation.Coverage.Kind;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Stands in for AlarmFunction: latches come, change and go at random, every zone's at once among
/// them. It has dice of its own, so that all else happens as it would without it.
final class Latching {
  private final World world;
  private final RandomGenerator random;
  private final Map<String, Latch> held = new TreeMap<>();

  Latching(World world, long seed) {
    this.world = world;
    this.random = new SplittableRandom(~seed);
  }

  void start() {
    world.clock.after(
        Duration.ofSeconds(30 + random.nextInt(180)),
        () -> {
          if (!world.weather.calmed()) {
            happen();
            start();
          }
        });
  }

  /// Everything is released.
  void stop() {
    if (!held.isEmpty()) {
      held.clear();
      write();
    }
  }

  private void happen() {
    if (!held.isEmpty() && random.nextInt(3) == 0) {
      held.remove(held.keySet().stream().skip(random.nextInt(held.size())).findFirst().orElse(""));
      world.coverage.count(Kind.RELEASED);
    } else {
      switch (random.nextInt(6)) {
        case 0, 1 -> latch(Action.QUARANTINE, "10.0." + random.nextInt(8) + ".5/32");
        case 2, 3 -> latch(Action.SHIFT_AWAY, "abc".substring(random.nextInt(3)).substring(0, 1));
        case 4 -> latch(Action.ENDPOINT_POLICY_READ_ONLY, "");
        default -> latch(Action.ENDPOINT_POLICY_CLOSED, "");
      }
    }
    write();
  }

  private void latch(Action action, String target) {
    Latch latch =
        new Latch("alarm", action, target, world.clock.instant(), null, Release.MANUAL, "");
    held.put(latch.id(), latch);
    world.coverage.count(
        switch (action) {
          case QUARANTINE -> Kind.QUARANTINED;
          case SHIFT_AWAY -> Kind.SHIFTED;
          case ENDPOINT_POLICY_READ_ONLY, ENDPOINT_POLICY_CLOSED -> Kind.LOCKED_DOWN;
          case NOTIFY -> throw new IllegalStateException("notifies nobody here");
        });
  }

  private void write() {
    world.trace.add("alarms", "latched are " + held.keySet());
    String _ =
        world
            .cloud
            .store()
            .put(
                World.BUCKETS.state(),
                Buckets.LATCHES,
                LatchesJson.write(new Latches(held.values().stream().toList())),
                new Condition.None());
  }
}

package causeway.functions.simulation;

import causeway.functions.simulation.Coverage.Kind;
import causeway.reconcile.observed.LifecycleState;
import java.time.Duration;
import java.time.Instant;

/// One simulation: a farm comes up, everything goes wrong for a while, the faults stop, and what is
/// observed becomes what is desired.
final class Simulation {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int SETTLED = 3;
  private static final int MOST_MINUTES = 90;

  private final long seed;
  private final Duration faulty;
  private final World world;

  Simulation(long seed, Duration faulty, Mutant mutant) {
    this.seed = seed;
    this.faulty = faulty;
    this.world = new World(seed, mutant);
  }

  Coverage coverage() {
    return world.coverage;
  }

  /// Runs to the end.
  ///
  /// @throws SimulationFailure at the first rule that does not hold
  Coverage run() {
    try {
      world.start();
      world.scenario.start();
      world.clock.runUntil(world.clock.instant().plus(faulty));
      world.scenario.stop();
      settle();
      Settlement.check(world);
      return world.coverage;
    } catch (Violation violation) {
      throw new SimulationFailure(seed, faulty, violation, world.trace.toString());
    }
  }

  private void settle() {
    int settled = 0;
    for (int minute = 0; settled < SETTLED; minute++) {
      if (minute == MOST_MINUTES) {
        throw new Violation(
            "settles",
            "after "
                + MOST_MINUTES
                + " minutes without faults there is still change: "
                + world.cloud.group().members());
      }
      Instant next = world.clock.instant().plus(MINUTE);
      world.clock.runUntil(next);
      // The last tick of the schedule is served before anything is judged; it may begin a change.
      serve();
      settled = stable() ? settled + 1 : 0;
    }
    world.coverage.count(Kind.QUIET_PASSES);
  }

  private void serve() {
    for (int second = 0;
        second < 60 && !(world.lifecycle.idle() && world.configChange.idle());
        second++) {
      world.clock.runUntil(world.clock.instant().plusSeconds(1));
    }
  }

  private boolean stable() {
    long serving =
        world.cloud.group().members().stream()
            .filter(member -> member.state() == LifecycleState.IN_SERVICE)
            .count();
    boolean moving =
        world.cloud.group().members().stream()
            .anyMatch(member ->
                switch (member.state()) {
                  case IN_SERVICE, STANDBY, WARMED_STOPPED -> false;
                  default -> true;
                });
    return !moving && serving == world.cloud.group().desired() && !world.cloud.group().refreshing();
  }
}

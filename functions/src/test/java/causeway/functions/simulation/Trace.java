package causeway.functions.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/// The last steps of a simulation, for the reader of a failure.
final class Trace {
  private static final int KEPT = Integer.getInteger("simulation.trace", 250);

  private record Step(Instant time, String who, Object what) {}

  private final Deque<Step> steps = new ArrayDeque<>(KEPT);
  private final InstantSource clock;

  Trace(InstantSource clock) {
    this.clock = clock;
  }

  /// @param what is written out only when somebody reads it, so it must not change
  void add(String who, Object what) {
    if (steps.size() == KEPT) {
      steps.removeFirst();
    }
    steps.addLast(new Step(clock.instant(), who, what));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      text.append(step.time().truncatedTo(ChronoUnit.MILLIS).toString(), 11, 19)
          .append("  %-13s ".formatted(step.who()))
          .append(step.what())
          .append('\n');
    }
    return text.toString();
  }
}

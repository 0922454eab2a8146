package causeway.functions.simulation;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Host;
import causeway.functions.fake.Call;
import causeway.functions.fake.Wire;
import causeway.functions.simulation.Coverage.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one function's processes see of the world: a machine whose clock is virtual, and a wire on
/// which calls take time, fail in every way that AWS fails, and on which the process dies.
final class Edge implements Host, Wire {
  private final World world;
  private final String function;
  private @Nullable Strand strand;
  private @Nullable Runnable drive;
  private Instant deadline = Instant.MAX;
  private int halvesLeft = Integer.MAX_VALUE;

  Edge(World world, String function) {
    this.world = world;
    this.function = function;
  }

  /// A new run begins, on this strand.
  void begin(Strand running, Runnable driven, Instant until) {
    strand = running;
    drive = driven;
    deadline = until;
    halvesLeft = world.weather.lastHalf();
  }

  @Override
  public Instant now() {
    return world.clock.instant();
  }

  @Override
  public void pause(Duration duration) {
    Strand running = strand;
    Runnable driven = drive;
    if (!world.clock.pass(duration) && running != null && driven != null) {
      world.clock.after(duration, driven);
      running.stop();
    }
    if (now().isAfter(deadline)) {
      world.coverage.count(Kind.TIMED_OUT);
      throw new Killed("Lambda's time was over");
    }
  }

  @Override
  public double random() {
    return world.random.nextDouble();
  }

  @Override
  public void log(String line) {
    if (!line.startsWith("{\"_aws\"")) {
      world.trace.add(function, line);
    }
  }

  @Override
  public <T, R> List<R> together(List<T> subjects, Function<T, R> read) {
    List<R> answers = new ArrayList<>();
    subjects.forEach(subject -> answers.add(read.apply(subject)));
    return answers;
  }

  private void half(Kind kind, Call call) {
    halvesLeft--;
    if (halvesLeft == 0) {
      world.coverage.count(kind);
      throw new Killed((kind == Kind.KILLED_BEFORE_A_CALL ? "before " : "after ") + call);
    }
  }

  @Override
  public <T extends @Nullable Object> T carry(Call call, Supplier<T> work) {
    world.coverage.count(Kind.CALLS);
    half(Kind.KILLED_BEFORE_A_CALL, call);
    pause(world.weather.latency());
    world.checks.forEach(check -> check.reached(function, call));
    T answer =
        switch (world.weather.fate(call)) {
          case DONE -> done(call, work);
          case THROTTLED -> throw refused(Kind.THROTTLED, Failure.THROTTLED, call);
          case UNAVAILABLE -> throw refused(Kind.UNAVAILABLE, Failure.UNAVAILABLE, call);
          case LOST -> throw refused(Kind.ANSWERS_LOST, Failure.OUTCOME_UNKNOWN, call);
          case ANSWER_LOST -> {
            quietly(call, work);
            throw refused(Kind.ANSWERS_LOST, Failure.OUTCOME_UNKNOWN, call);
          }
          case LATE -> {
            world.clock.after(world.weather.late(), () -> quietly(call, work));
            throw refused(Kind.DONE_LATE, Failure.OUTCOME_UNKNOWN, call);
          }
        };
    pause(world.weather.latency());
    if (answer != null) {
      world.checks.forEach(check -> check.shown(function, call, answer));
    }
    half(Kind.KILLED_AFTER_A_CALL, call);
    return answer;
  }

  private CloudException refused(Kind kind, Failure failure, Call call) {
    world.coverage.count(kind);
    world.trace.add(function, call + " -> " + failure);
    return new CloudException(failure, call.operation() + " " + failure, null);
  }

  private <T extends @Nullable Object> void quietly(Call call, Supplier<T> work) {
    try {
      T _ = done(call, work);
    } catch (CloudException refused) {
      world.trace.add(function, call + " (unheard) -> " + refused.failure());
    }
  }

  private <T extends @Nullable Object> T done(Call call, Supplier<T> work) {
    Duration lag = world.weather.lag(call);
    if (lag.isPositive()) {
      world.coverage.count(Kind.STALE_READS);
    }
    try {
      T answer = world.cloud.lag().behind(lag, work);
      if (call.mutating()) {
        world.trace.add(function, call);
      }
      world.checks.forEach(check -> check.done(function, call));
      return answer;
    } catch (CloudException refused) {
      if (refused.failure() == Failure.CONFLICT) {
        world.coverage.count(Kind.CONFLICTS);
      }
      world.trace.add(function, call + " -> " + refused.failure());
      throw refused;
    }
  }
}

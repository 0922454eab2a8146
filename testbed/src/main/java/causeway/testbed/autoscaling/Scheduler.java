package causeway.testbed.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// The engine's clock and its only thread, so that no part of it needs a lock, and tests run it on
/// a clock of their own. An implementation must never run two tasks at once, nor one inside
/// another.
public interface Scheduler {
  Instant now();

  /// Runs `task` once, `delay` from now.
  Timer after(Duration delay, Runnable task);

  /// Hands `task` over from any thread and returns at once.
  void run(Runnable task);

  /// Runs `task` on the engine's thread and waits for its result; never called on that thread.
  <T> T call(Supplier<T> task);

  /// A task that has not run yet.
  interface Timer {
    void cancel();
  }
}

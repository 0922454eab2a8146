package causeway.functions.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Virtual time, and all that is due in it. Things due at one instant happen in the order in which
/// they were planned, so a seed always tells the same story.
final class Clockwork implements InstantSource {
  private record Due(Instant time, long number, Runnable work) {}

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::time).thenComparingLong(Due::number));
  private Instant now;
  private long planned;

  Clockwork(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void after(Duration wait, Runnable work) {
    queue.add(new Due(now.plus(wait), planned++, work));
  }

  /// Again and again, the first time after one period.
  void every(Duration period, Runnable work) {
    after(
        period,
        () -> {
          work.run();
          every(period, work);
        });
  }

  /// Passes time in which nothing else is due; false, and nothing passes, when something is.
  boolean pass(Duration wait) {
    Instant then = now.plus(wait);
    Due next = queue.peek();
    if (next != null && !next.time().isAfter(then)) {
      return false;
    }
    now = then;
    return true;
  }

  /// Lets happen whatever is due until then.
  void runUntil(Instant end) {
    while (true) {
      Due next = queue.peek();
      if (next == null || next.time().isAfter(end)) {
        now = now.isBefore(end) ? end : now;
        return;
      }
      queue.remove(next);
      now = next.time().isBefore(now) ? now : next.time();
      next.work().run();
    }
  }
}

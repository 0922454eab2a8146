package causeway.testbed.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/// Time that moves when a test says so. Tasks due at one moment run in the order they were given.
final class FakeScheduler implements Scheduler {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::number));
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private long number;

  private record Task(Instant at, long number, Runnable task) {}

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Task added = new Task(now.plus(delay), number++, task);
    tasks.add(added);
    return () -> tasks.remove(added);
  }

  @Override
  public void run(Runnable task) {
    after(Duration.ZERO, task);
  }

  @Override
  public <T> T call(Supplier<T> task) {
    T result = task.get();
    settle();
    return result;
  }

  /// Runs all that is due by now.
  void settle() {
    advance(Duration.ZERO);
  }

  void advance(Duration by) {
    Instant end = now.plus(by);
    for (Task next = tasks.peek(); next != null && !next.at().isAfter(end); next = tasks.peek()) {
      tasks.remove(next);
      now = next.at().isAfter(now) ? next.at() : now;
      next.task().run();
    }
    now = end;
  }
}

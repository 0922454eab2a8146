package causeway.testbed.events;

import causeway.testbed.cloud.Aws;
import causeway.testbed.lambda.MessageQueue;
import causeway.testbed.stack.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// EventBridge Scheduler: sends each schedule's message to its queue, at most as rarely as `pace`.
public final class ScheduleTimer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ScheduleTimer.class.getName());

  private final ScheduledExecutorService threads =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("scheduler").factory());

  /// @param pace the longest that a demo wants to wait between two messages; a schedule that is
  ///   quicker keeps its own time
  public ScheduleTimer(Aws aws, List<Schedule> schedules, Duration pace) {
    for (Schedule schedule : schedules) {
      Duration every = schedule.every().compareTo(pace) < 0 ? schedule.every() : pace;
      MessageQueue queue = new MessageQueue(aws, schedule.queue());
      var _ =
          threads.scheduleAtFixedRate(
              () -> send(queue, schedule),
              every.toMillis(),
              every.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static void send(MessageQueue queue, Schedule schedule) {
    try {
      queue.send(message(schedule, UUID.randomUUID().toString(), Instant.now()), schedule.group());
    } catch (RuntimeException e) {
      // A scheduler that throws is never run again; AWS's would try again, ours at its next turn.
      LOG.log(System.Logger.Level.WARNING, "schedule " + schedule.name() + " failed", e);
    }
  }

  /// The input with the scheduler's own words replaced.
  static String message(Schedule schedule, String execution, Instant time) {
    return schedule
        .input()
        .replace("<aws.scheduler.execution-id>", execution)
        .replace("<aws.scheduler.scheduled-time>", time.truncatedTo(ChronoUnit.SECONDS).toString())
        .replace("<aws.scheduler.attempt-number>", "1");
  }
}

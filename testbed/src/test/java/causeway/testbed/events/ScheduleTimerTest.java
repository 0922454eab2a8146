package causeway.testbed.events;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.stack.Schedule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTimerTest {
  @Test
  void theSchedulersOwnWordsAreReplaced() {
    Schedule schedule =
        new Schedule(
            "s",
            Duration.ofMinutes(1),
            "arn:aws:sqs:eu-central-1:000000000000:q.fifo",
            "farm",
            "{\"execution\":\"<aws.scheduler.execution-id>\",\"time\":\"<aws.scheduler.scheduled-time>\"}");

    assertThat(ScheduleTimer.message(schedule, "e-1", Instant.parse("2026-11-24T10:00:00.123Z")))
        .isEqualTo("{\"execution\":\"e-1\",\"time\":\"2026-11-24T10:00:00Z\"}");
  }
}

package causeway.testbed.events;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.cloud.StubAws;
import causeway.testbed.stack.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

  @Test
  void itSendsAtTheDemosPaceUntilItIsClosed() throws Exception {
    BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    try (StubAws cloud =
        new StubAws((authorization, body) -> {
          if (!body.contains("MessageBody")) {
            return "{\"QueueUrl\":\"http://queue\"}";
          }
          sent.add(body);
          return "{}";
        })) {
      Schedule hourly =
          new Schedule(
              "hourly",
              Duration.ofHours(1),
              "arn:aws:sqs:eu-central-1:000000000000:q.fifo",
              "farm",
              "<aws.scheduler.execution-id>");
      try (ScheduleTimer _ =
          new ScheduleTimer(cloud.in("eu-central-1"), List.of(hourly), Duration.ofMillis(20))) {
        String first = sent.poll(10, TimeUnit.SECONDS);
        String second = sent.poll(10, TimeUnit.SECONDS);
        assertThat(first).contains("\"MessageGroupId\":\"farm\"").isNotEqualTo(second);
      }
      // What was under way when it was closed may still arrive.
      while (sent.poll(200, TimeUnit.MILLISECONDS) != null) {}
      assertThat(sent.poll(500, TimeUnit.MILLISECONDS)).as("after its end").isNull();
    }
  }
}

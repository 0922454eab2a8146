package causeway.testbed.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import causeway.testbed.events.AlarmWatch;
import causeway.testbed.lambda.MessageQueue;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An alarm that changes its state, as a rule on the bus gets to see it.
class AlarmScenario {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Aws aws = ScenarioRunner.region().cloud().in("us-east-1");
  private final String name = "alarm-" + UUID.randomUUID();

  @Test
  void aChangeIsAnEventOfCloudWatchsShape() throws Exception {
    MessageQueue queue = subscribe();
    alarm();
    AlarmWatch.Change change = toAlarm();
    assertThat(change.from()).isIn("OK", "INSUFFICIENT_DATA");
    JsonNode event = alarmEvent(queue);
    assertThat(event.path("version").asString()).isEqualTo("0");
    assertThat(event.path("source").asString()).isEqualTo("aws.cloudwatch");
    assertThat(event.path("account").asString()).isEqualTo(Aws.ACCOUNT);
    assertThat(event.path("region").asString()).isEqualTo("us-east-1");
    assertThat(event.path("resources").get(0).asString())
        .isEqualTo("arn:aws:cloudwatch:us-east-1:" + Aws.ACCOUNT + ":alarm:" + name);
    JsonNode detail = event.path("detail");
    assertThat(detail.path("state").path("value").asString()).isEqualTo("ALARM");
    assertThat(detail.path("state").path("reason").asString()).isEqualTo("too many were refused");
    assertThat(OffsetDateTime.parse(detail.path("state").path("timestamp").asString(), TIMESTAMP))
        .isNotNull();
    assertThat(detail.path("previousState").path("value").asString()).isEqualTo(change.from());
    JsonNode metric = detail.path("configuration").path("metrics").get(0);
    assertThat(metric.path("returnData").asBoolean()).isTrue();
    assertThat(metric.path("metricStat").path("period").asInt()).isEqualTo(60);
    assertThat(metric.path("metricStat").path("stat").asString()).isEqualTo("Sum");
    assertThat(metric.path("metricStat").path("metric").toString())
        .isEqualTo(
            "{\"namespace\":\"Causeway\",\"name\":\"Refused\",\"dimensions\":{\"Farm\":\"corp\"}}");
  }

  /// Changes the alarm until the watch, whose first look only learns, tells of it.
  private AlarmWatch.Change toAlarm() throws InterruptedException {
    BlockingQueue<AlarmWatch.Change> changes = new LinkedBlockingQueue<>();
    try (AlarmWatch _ = new AlarmWatch(aws, Duration.ofMillis(100), changes::add)) {
      long end = System.nanoTime() + LIMIT.toNanos();
      while (System.nanoTime() < end) {
        state("OK", "fine");
        state("ALARM", "too many were refused");
        AlarmWatch.Change seen = changes.poll(500, TimeUnit.MILLISECONDS);
        if (seen != null && seen.alarm().equals(name) && seen.to().equals("ALARM")) {
          return seen;
        }
      }
    }
    throw new AssertionError("the watch tells of no change of " + name);
  }

  private JsonNode alarmEvent(MessageQueue queue) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      Optional<JsonNode> event = queue.take().map(body -> JsonMapper.shared().readTree(body));
      if (event.isPresent()
          && event.get().path("detail").path("alarmName").asString("").equals(name)
          && event.get().path("detail").path("state").path("value").asString("").equals("ALARM")) {
        return event.get();
      }
    }
    throw new AssertionError("no event of " + name);
  }

  private MessageQueue subscribe() {
    aws.json(Service.SQS, "CreateQueue", JSON.objectNode().put("QueueName", name));
    ObjectNode rule =
        JSON.objectNode()
            .put("Name", name)
            .put(
                "EventPattern",
                "{\"source\":[\"aws.cloudwatch\"],\"detail-type\":[\"CloudWatch Alarm State Change\"]}");
    aws.json(Service.EVENTS, "PutRule", rule);
    ObjectNode targets = JSON.objectNode().put("Rule", name);
    targets
        .putArray("Targets")
        .add(JSON.objectNode().put("Id", "queue").put("Arn", aws.arn(Service.SQS, name)));
    aws.json(Service.EVENTS, "PutTargets", targets);
    return new MessageQueue(aws, aws.arn(Service.SQS, name));
  }

  private void alarm() {
    aws.query(
        Service.CLOUDWATCH,
        "PutMetricAlarm",
        Map.ofEntries(
            Map.entry("AlarmName", name),
            Map.entry("Namespace", "Causeway"),
            Map.entry("MetricName", "Refused"),
            Map.entry("Dimensions.member.1.Name", "Farm"),
            Map.entry("Dimensions.member.1.Value", "corp"),
            Map.entry("Statistic", "Sum"),
            Map.entry("Period", "60"),
            Map.entry("EvaluationPeriods", "1"),
            Map.entry("Threshold", "1"),
            Map.entry("ComparisonOperator", "GreaterThanThreshold")));
  }

  private void state(String value, String reason) {
    aws.query(
        Service.CLOUDWATCH,
        "SetAlarmState",
        Map.of("AlarmName", name, "StateValue", value, "StateReason", reason));
  }
}

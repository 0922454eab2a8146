package causeway.testbed.stack;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message that EventBridge Scheduler sends again and again to a queue.
///
/// @param every how often, as the template has it
/// @param queue the queue's ARN
/// @param group the message group
/// @param input the message, with the scheduler's own `<aws.scheduler.…>` words in it
public record Schedule(String name, Duration every, String queue, String group, String input) {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "minute", Duration.ofMinutes(1), "hour", Duration.ofHours(1), "day", Duration.ofDays(1));

  static Schedule of(Request request) {
    Properties properties = request.properties();
    Properties target = properties.within("Target");
    String expression = properties.text("ScheduleExpression");
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      throw new IllegalArgumentException(
          request.logicalId()
              + ": ScheduleExpression \""
              + expression
              + "\": the testbed's timer knows only rate(N minutes|hours|days)");
    }
    properties.ignore("FlexibleTimeWindow", "Description", "State");
    return new Schedule(
        properties.text("Name", request.generatedName()),
        UNITS
            .getOrDefault(rate.group(2), Duration.ofMinutes(1))
            .multipliedBy(Long.parseLong(rate.group(1))),
        target.text("Arn"),
        target.within("SqsParameters").text("MessageGroupId", ""),
        target.text("Input", "{}"));
  }
}

package causeway.testbed.events;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.EventBus;
import causeway.testbed.cloud.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Puts a `CloudWatch Alarm State Change` event on the bus whenever an alarm changes its state:
/// LocalStack evaluates alarms, but tells the bus nothing of them.
public final class AlarmWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(AlarmWatch.class.getName());

  private final Aws aws;
  private final EventBus bus;
  private final Consumer<Change> listener;
  private final Map<String, Alarm> known = new HashMap<>();
  private final Thread watching;

  /// A change of an alarm's state.
  ///
  /// @param to `OK`, `ALARM` or `INSUFFICIENT_DATA`
  public record Change(String alarm, String from, String to) {}

  /// @param every how often alarms are described
  /// @param listener told of each change too, for actions that LocalStack cannot take
  public AlarmWatch(Aws aws, Duration every, Consumer<Change> listener) {
    this.aws = aws;
    this.bus = new EventBus(aws);
    this.listener = listener;
    this.watching = Thread.ofVirtual().name("alarms").start(() -> watch(every));
  }

  @Override
  public void close() {
    watching.interrupt();
  }

  private void watch(Duration every) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        look();
        Thread.sleep(every);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "cannot describe alarms", e);
      }
    }
  }

  private void look() {
    aws.query(Service.CLOUDWATCH, "DescribeAlarms", Map.of())
        .all("DescribeAlarmsResult/MetricAlarms/member")
        .forEach(described -> {
          Alarm now = new Alarm(described);
          Alarm before = known.put(now.arn(), now);
          if (before != null && !before.state().equals(now.state())) {
            bus.put(
                "aws.cloudwatch",
                "CloudWatch Alarm State Change",
                now.change(before),
                List.of(now.arn()));
            listener.accept(new Change(now.name(), before.state(), now.state()));
          }
        });
  }
}

package causeway.testbed.events;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/// What EC2 tells CloudWatch of a group's load: the mean share of a processor that its instances'
/// processes used, read from `/proc`.
public final class CpuMetrics implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CpuMetrics.class.getName());

  /// The kernel's clock ticks a second, the same on every Linux that runs this.
  private static final double TICKS = 100;

  private final Aws aws;
  private final String group;
  private final Supplier<? extends Collection<Long>> processes;
  private final DoubleConsumer listener;
  private final Thread pushing;
  private Map<Long, Long> ticks = new HashMap<>();
  private long looked = System.nanoTime();

  /// @param processes the process ids of the group's instances now
  /// @param listener told of each value too
  public CpuMetrics(
      Aws aws,
      String group,
      Supplier<? extends Collection<Long>> processes,
      Duration every,
      DoubleConsumer listener) {
    this.aws = aws;
    this.group = group;
    this.processes = processes;
    this.listener = listener;
    this.pushing = Thread.ofVirtual().name("cpu-" + group).start(() -> push(every));
  }

  @Override
  public void close() {
    pushing.interrupt();
  }

  private void push(Duration every) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(every);
        look().ifPresent(this::put);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "cannot put the load of " + group, e);
      }
    }
  }

  private void put(double percent) {
    aws.query(
        Service.CLOUDWATCH,
        "PutMetricData",
        Map.of(
            "Namespace", "AWS/EC2",
            "MetricData.member.1.MetricName", "CPUUtilization",
            "MetricData.member.1.Unit", "Percent",
            "MetricData.member.1.Value", Double.toString(percent),
            "MetricData.member.1.Dimensions.member.1.Name", "AutoScalingGroupName",
            "MetricData.member.1.Dimensions.member.1.Value", group));
    listener.accept(percent);
  }

  /// The mean since the last look over the processes that were there then too.
  private OptionalDouble look() {
    long now = System.nanoTime();
    double seconds = (now - looked) / 1e9;
    Map<Long, Long> current = new HashMap<>();
    processes.get().forEach(pid -> current.put(pid, ticks(pid)));
    OptionalDouble mean =
        current.entrySet().stream()
            .filter(entry -> ticks.containsKey(entry.getKey()))
            .mapToDouble(entry ->
                100 * (entry.getValue() - ticks.getOrDefault(entry.getKey(), 0L)) / TICKS / seconds)
            .map(percent -> Math.clamp(percent, 0, 100))
            .average();
    ticks = current;
    looked = now;
    return mean;
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name is in parentheses and may have blanks; user and system time are the 14th and 15th.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    } catch (IOException e) {
      return 0;
    }
  }
}

package causeway.bench.policy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The processor time of the measuring thread beside the time on the clock: the figures that a busy
/// machine does not change. For benchmarks of a single iteration, since JMH adds them up.
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Processor {
  private static final int MOST = 1 << 20;

  /// Checks for each second of processor time.
  public double perSecond;

  /// Half of the checks take no longer, in microseconds.
  public double p50;

  /// Of a hundred checks 99 take no longer, in microseconds.
  public double p99;

  private long[] times = new long[MOST];
  private int count;

  @Setup(Level.Iteration)
  public void start() {
    count = 0;
  }

  /// Does a check and remembers what it took.
  <T> T timed(Supplier<T> check) {
    long start = now();
    T result = check.get();
    times[count++ % MOST] = now() - start;
    return result;
  }

  @TearDown(Level.Iteration)
  public void stop() {
    long[] sorted = Arrays.copyOf(times, Math.min(count, MOST));
    Arrays.sort(sorted);
    perSecond = sorted.length * 1e9 / Math.max(1, Arrays.stream(sorted).sum());
    p50 = sorted[sorted.length / 2] / 1e3;
    p99 = sorted[sorted.length * 99 / 100] / 1e3;
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

package causeway.bench.policy;

import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The first check of a process: two texts of the greatest length are read and compared while none
/// of our classes are loaded. Every shot is a JVM of its own, started as the command line starts.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 20,
    jvmArgsAppend = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
@State(Scope.Thread)
public class FirstCheckBenchmark {
  private String candidate = "";
  private String bound = "";

  @Setup
  public void texts() {
    candidate = Samples.full(0);
    bound = Samples.full(1);
  }

  @Benchmark
  public Verdict check() {
    return PolicyComparison.contained(Samples.read(candidate), Samples.read(bound));
  }
}

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
/// of our classes are loaded. Every shot is a JVM of its own.
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
  @Fork(
      value = 20,
      jvmArgsAppend = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
  public Verdict plain(Processor processor) {
    return check(processor);
  }

  /// As the command line starts: with the archive of classes that an earlier start left.
  @Benchmark
  @Fork(
      value = 20,
      warmups = 1,
      jvmArgsAppend = {
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=target/first-check.jsa"
      })
  public Verdict archived(Processor processor) {
    return check(processor);
  }

  private Verdict check(Processor processor) {
    return processor.timed(
        () -> PolicyComparison.contained(Samples.read(candidate), Samples.read(bound)));
  }
}

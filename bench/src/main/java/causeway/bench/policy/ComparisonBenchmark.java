package causeway.bench.policy;

import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Warm comparisons of parsed policies: how many a thread does in a second, and their percentiles.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 1, time = 10)
@Fork(1)
@State(Scope.Thread)
public class ComparisonBenchmark {
  /// Which pair.
  public enum Pair {
    SMALL_PROVED(Samples.narrow(), Samples.wide(), "PROVED"),
    SMALL_REFUTED(Samples.wide(), Samples.narrow(), "REFUTED"),
    PERIMETER_PROVED(
        Samples.perimeter("StringEquals"), Samples.perimeter("StringEqualsIfExists"), "PROVED"),
    PERIMETER_REFUTED(
        Samples.perimeter("StringEqualsIfExists"), Samples.perimeter("StringEquals"), "REFUTED"),
    FULL_PROVED(Samples.full(1), Samples.full(0), "PROVED"),
    FULL_REFUTED(Samples.full(0), Samples.full(1), "REFUTED");

    private final String candidate;
    private final String bound;
    private final String verdict;

    Pair(String candidate, String bound, String verdict) {
      this.candidate = candidate;
      this.bound = bound;
      this.verdict = verdict;
    }
  }

  @Param public Pair pair = Pair.SMALL_PROVED;

  private Policy candidate = Policy.FULL_ACCESS;
  private Policy bound = Policy.FULL_ACCESS;

  /// A fast wrong answer is none.
  @Setup
  public void read() {
    candidate = Samples.read(pair.candidate);
    bound = Samples.read(pair.bound);
    Verdict verdict = compare();
    if (!verdict.code().equals(pair.verdict)) {
      throw new IllegalStateException(pair + ": " + verdict);
    }
  }

  @Benchmark
  public Verdict compare(Processor processor) {
    return processor.timed(this::compare);
  }

  private Verdict compare() {
    return PolicyComparison.contained(candidate, bound);
  }
}

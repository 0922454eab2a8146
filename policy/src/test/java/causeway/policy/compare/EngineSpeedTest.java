package causeway.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.Policies;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long comparisons take, in processor time of their thread, so that a busy machine does not
/// change the figures; and that nothing takes for ever.
class EngineSpeedTest {
  @Test
  void hostilePatternsAreAnsweredInTime() {
    for (int patterns : List.of(10, 14, 24)) {
      long start = cpu();
      Verdict verdict =
          PolicyComparison.contained(
              LargePolicies.hostile(patterns, ""), LargePolicies.hostile(patterns, "q"));
      System.out.printf(
          "%d hostile patterns: %s in %d ms%n",
          patterns, verdict.code(), (cpu() - start) / 1_000_000);
      assertThat(cpu() - start).isLessThan(4_000_000_000L);
      assertThat(verdict).isNotInstanceOf(Verdict.Proved.class);
    }
  }

  @Test
  void aFullPolicyIsCompared() {
    Policy full = LargePolicies.full(0);
    assertThat(PolicyPrinter.print(full).length()).isBetween(18_000, 20_480);
    assertThat(PolicyComparison.contained(full, full)).isEqualTo(new Verdict.Proved(List.of()));
    assertThat(PolicyComparison.contained(LargePolicies.full(1), full))
        .isEqualTo(new Verdict.Proved(List.of()));
    assertThat(PolicyComparison.contained(full, LargePolicies.full(1)))
        .isInstanceOf(Verdict.Refuted.class);
  }

  @Tag("long")
  @Test
  void measured() throws IOException, InterruptedException {
    Policy full = LargePolicies.full(0);
    List<Policy> others = List.of(full, LargePolicies.full(1), LargePolicies.full(2));
    measure("20,480 characters", 300, i -> PolicyComparison.contained(full, others.get(i % 3)));
    Policy small = Policies.of("'Action':'s3:GetObject','Resource':'arn:aws:s3:::reports-*/*'");
    Policy bound =
        Policies.of(
            "'Action':'s3:*','Resource':['arn:aws:s3:::reports-*','arn:aws:s3:::reports-*/*']");
    measure("small, proved", 20_000, i -> PolicyComparison.contained(small, bound));
    measure("small, refuted", 5_000, i -> PolicyComparison.contained(bound, small));
    List<Policy> deployed = Perimeters.all();
    measure(
        "deployed",
        2_000,
        i -> PolicyComparison.contained(deployed.get(i % 5), deployed.get(i / 5 % 5)));
    System.out.println("first in a fresh JVM: " + first());
  }

  private static void measure(
      String name, int rounds, java.util.function.IntFunction<Verdict> check) {
    List<Long> times = new ArrayList<>();
    Set<String> seen = new java.util.TreeSet<>();
    for (int i = 0; i < rounds * 2; i++) {
      long start = cpu();
      seen.add(check.apply(i).code());
      if (i >= rounds) {
        times.add((cpu() - start) / 1_000);
      }
    }
    Collections.sort(times);
    long sum = times.stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        "%s: %s p50 %d us, p99 %d us, %d a second%n",
        name,
        seen,
        times.get(rounds / 2),
        times.get(rounds * 99 / 100),
        rounds * 1_000_000L / Math.max(1, sum));
  }

  private static String first() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                FirstCheck.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

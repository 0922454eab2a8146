package causeway.functions.scale;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.functions.report.Run;
import causeway.functions.report.Run.Outcome;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a quiet farm asks of AWS each minute, what a storm of reports does, and what a large
/// document costs. The figures are printed for `docs/operations.md`.
class ScaleTest {
  private static final int MINUTES = 5;

  /// Requests a minute: two rounds of reports, one look.
  private static Map<String, Integer> aMinute(Farm farm) {
    Map<String, Integer> _ = farm.machine.takeRequests();
    Instant start = farm.machine.now();
    long spent = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      for (int half = 0; half < 2; half++) {
        farm.machine.waitUntil(start.plusSeconds(60L * minute + 30L * half));
        farm.report("beat");
      }
      long before = processorTime();
      Run run = farm.lifecycle(farm.machine.now());
      spent += processorTime() - before;
      assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
      assertThat(run.looks()).isEqualTo(1);
      assertThat(run.done()).isEmpty();
    }
    System.out.println(
        farm.members().size() + " instances: a look takes " + spent / MINUTES / 1_000_000 + " ms");
    Map<String, Integer> requests = farm.machine.takeRequests();
    requests.replaceAll((_, count) -> count / MINUTES);
    return requests;
  }

  @ParameterizedTest
  @ValueSource(strings = {"load-balancer", "instances"})
  void requestsGrowNoFasterThanTheFarm(String door) {
    Map<String, Integer> ten = aMinute(Farm.of(10, door));
    Map<String, Integer> hundred = aMinute(Farm.of(100, door));
    Map<String, Integer> thousand = aMinute(Farm.of(1_000, door));
    System.out.println(door + ", requests a minute of 10 instances: " + ten);
    System.out.println(door + ", requests a minute of 100 instances: " + hundred);
    System.out.println(door + ", requests a minute of 1,000 instances: " + thousand);
    assertThat(thousand.keySet()).isEqualTo(hundred.keySet()).isEqualTo(ten.keySet());
    thousand.forEach((operation, count) ->
        assertThat(count)
            .as(operation)
            .isLessThanOrEqualTo(10 * hundred.getOrDefault(operation, 0)));
    assertThat(thousand.get("objects.put")).as("only the run's own report").isEqualTo(1);
    assertThat(thousand).doesNotContainKeys("route53.change", "autoScaling.setUnhealthy");
  }

  /// A document changed: every proxy says within some seconds that it enforces it.
  @Test
  void aStormOfReportsIsFewLooks() {
    Farm farm = Farm.of(1_000, "load-balancer");
    for (int seconds : new int[] {2, 10, 20}) {
      farm.machine.pause(Duration.ofMinutes(1));
      farm.enforceNewer();
      Storm storm = Storm.over(Duration.ofSeconds(seconds), farm);
      System.out.println("1,000 reports in " + seconds + " s: " + storm);
      assertThat(storm.invocations()).isLessThanOrEqualTo(110);
      assertThat(storm.looks()).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void aTenfoldDocumentIsNotOneRequestMore() {
    Map<String, Integer> _ = published(1_000); // loads the classes
    Map<String, Integer> small = published(1_000);
    Map<String, Integer> large = published(10_000);
    System.out.println("requests to publish 1,000 and 10,000 rules: " + small + ", " + large);
    assertThat(large).isEqualTo(small);
  }

  /// Of this thread, in nanoseconds, whoever else keeps the machine busy.
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Map<String, Integer> published(int rules) {
    Farm farm = Farm.of(2, "load-balancer");
    farm.apply(rules, "load-balancer");
    Map<String, Integer> _ = farm.machine.takeRequests();
    long before = processorTime();
    Run run = farm.configChange();
    System.out.println(
        rules + " rules: two looks take " + (processorTime() - before) / 1_000_000 + " ms");
    assertThat(run.done()).anyMatch(line -> line.contains("publish"));
    return farm.machine.takeRequests();
  }
}

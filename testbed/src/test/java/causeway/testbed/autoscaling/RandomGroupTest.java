package causeway.testbed.autoscaling;

import static causeway.testbed.autoscaling.Bench.LAUNCH;
import static causeway.testbed.autoscaling.Bench.TERMINATE;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.autoscaling.LifecycleHook.Result;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Groups under whatever may happen to them: when it stops, what is there is what is desired, and
/// nothing was ever ended in the wrong order.
class RandomGroupTest {
  private static final int STEPS = 80;

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsThereBecomesWhatIsDesired(int seed) {
    Random random = new Random(seed);
    Bench bench = new Bench();
    Group group = bench.group(1 + random.nextInt(4), LAUNCH, TERMINATE);
    for (int step = 0; step < STEPS; step++) {
      disturb(bench, group, random);
      bench.clock.advance(Duration.ofSeconds(random.nextInt(120)));
      assertThat(group.live().size())
          .as(
              "seed %d, step %d: at most the desired, a refresh's surge and one to rebalance",
              seed, step)
          .isLessThanOrEqualTo(2 * 6 + 1);
    }
    bench.cloud.brokenZones.clear();
    bench.cloud.slowToDrain = false;
    bench.cloud.drained();
    for (int i = 0; i < 400; i++) {
      complete(bench, group, LifecycleState.PENDING_WAIT, "launch");
      complete(bench, group, LifecycleState.TERMINATING_WAIT, "terminate");
      bench.clock.advance(Duration.ofSeconds(10));
    }
    String told = "seed " + seed + ": " + group.instances();
    int desired = group.settings().capacity().desired();
    assertThat(group.which(i -> i.state() == LifecycleState.IN_SERVICE)).as(told).hasSize(desired);
    assertThat(group.instances()).as(told).hasSize(desired + standby(group).size());
    long inA = group.live().stream().filter(i -> i.zone().name().equals("a")).count();
    assertThat(Math.abs(2 * inA - desired)).as(told).isLessThanOrEqualTo(1);
    assertThat(group.refreshes().active()).as(told).isFalse();
    order(bench.cloud.log, told);
  }

  private static List<Instance> standby(Group group) {
    return group.which(instance -> instance.state() == LifecycleState.STANDBY);
  }

  private static void complete(Bench bench, Group group, LifecycleState state, String hook) {
    group
        .which(instance -> instance.state() == state)
        .forEach(instance -> bench.complete(hook, instance.id(), Result.CONTINUE));
  }

  private static void disturb(Bench bench, Group group, Random random) {
    List<Instance> all = group.instances();
    try {
      switch (random.nextInt(12)) {
        case 0 -> bench.service.setDesiredCapacity("farm", random.nextInt(7), false);
        case 1 -> bench.cloud.brokenZones.add(random.nextBoolean() ? "a" : "b");
        case 2 -> bench.cloud.brokenZones.clear();
        case 3 -> bench.cloud.slowToDrain = !bench.cloud.slowToDrain;
        case 4 -> bench.cloud.drained();
        case 5 -> {
          if (!all.isEmpty()) {
            bench.cloud.running.remove(all.get(random.nextInt(all.size())).id());
          }
        }
        case 6 -> {
          LaunchTemplate to = new LaunchTemplate("lt-1", "", "" + (1 + random.nextInt(4)));
          int min = random.nextInt(101);
          var _ =
              group
                  .refreshes()
                  .start(
                      new RefreshPreferences(
                          min,
                          100 + random.nextInt(min + 1),
                          Duration.ofSeconds(random.nextInt(60)),
                          random.nextBoolean(),
                          random.nextBoolean()),
                      to);
        }
        case 7 -> {
          var _ = random.nextBoolean() ? group.refreshes().cancel() : group.refreshes().rollback();
        }
        case 8 -> {
          if (!all.isEmpty()) {
            String id = all.get(random.nextInt(all.size())).id();
            bench.service.enterStandby("farm", List.of(id), random.nextBoolean());
          }
        }
        case 9 ->
            bench.service.exitStandby(
                "farm", standby(group).stream().map(Instance::id).limit(1).toList());
        default -> {
          for (Instance instance : all) {
            Result result = random.nextInt(4) == 0 ? Result.ABANDON : Result.CONTINUE;
            if (instance.state() == LifecycleState.PENDING_WAIT) {
              bench.complete("launch", instance.id(), result);
            } else if (instance.state() == LifecycleState.TERMINATING_WAIT) {
              bench.complete("terminate", instance.id(), result);
            }
          }
        }
      }
    } catch (Refused e) {
      // As AWS would; nothing may have changed by it.
    }
  }

  /// What was registered is deregistered before it is ended, and nothing is ended twice.
  private static void order(List<String> log, String told) {
    for (String line : log) {
      if (line.startsWith("terminate ")) {
        String id = line.substring("terminate ".length());
        assertThat(log.stream().filter(line::equals)).as(told).hasSize(1);
        int end = log.indexOf(line);
        assertThat(log.subList(0, end).lastIndexOf("register " + id))
            .as(told + " " + id)
            .isLessThanOrEqualTo(log.subList(0, end).lastIndexOf("deregister " + id));
        assertThat(log.subList(end, log.size())).as(told).doesNotContain("register " + id);
      }
    }
  }
}

package causeway.testbed.autoscaling;

import causeway.testbed.autoscaling.LifecycleHook.Result;
import causeway.testbed.autoscaling.LifecycleHook.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The engine over two zones, on a clock of its own, before a cloud in memory.
final class Bench {
  static final LaunchTemplate ONE = new LaunchTemplate("lt-1", "", "1");
  static final LaunchTemplate TWO = new LaunchTemplate("lt-1", "", "2");
  static final LifecycleHook LAUNCH = hook("launch", Transition.LAUNCHING, Result.ABANDON);
  static final LifecycleHook TERMINATE = hook("terminate", Transition.TERMINATING, Result.CONTINUE);

  final FakeScheduler clock = new FakeScheduler();
  final FakeCloud cloud = new FakeCloud();
  final AutoScaling service =
      new AutoScaling(
          new World(
              clock, cloud, cloud, cloud, Timings.PRODUCTION, "eu-central-1", "000000000000"));

  static LifecycleHook hook(String name, Transition transition, Result result) {
    return new LifecycleHook(name, transition, Duration.ofMinutes(10), result, "{}");
  }

  static GroupSettings settings(int desired) {
    return new GroupSettings(
        "farm",
        new Capacity(0, 6, desired),
        ONE,
        List.of(new Zone("a", "subnet-a"), new Zone("b", "subnet-b")),
        List.of("arn:targets"),
        Map.of("farm", "corp"),
        new GroupSettings.Periods(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)));
  }

  Group group(int desired, LifecycleHook... hooks) {
    Group group = service.create(settings(desired), List.of(hooks));
    clock.settle();
    return group;
  }

  /// A group whose instances are all in service.
  Group serving(int desired, LifecycleHook... hooks) {
    Group group = group(desired, hooks);
    settle(group);
    return group;
  }

  /// Lets the service's own steps pass, completing launch hooks on the way.
  void settle(Group group) {
    for (int i = 0; i < 20; i++) {
      group
          .which(instance -> instance.state() == LifecycleState.PENDING_WAIT)
          .forEach(instance -> complete("launch", instance.id(), Result.CONTINUE));
      clock.advance(Timings.PRODUCTION.step());
    }
  }

  void complete(String hook, String id, Result result) {
    service.complete("farm", hook, id, null, result);
    clock.settle();
  }

  /// `state=count`, sorted.
  static String states(Group group) {
    return group.instances().stream()
        .collect(
            Collectors.groupingBy(
                instance -> instance.state().spelled(),
                java.util.TreeMap::new,
                Collectors.counting()))
        .toString();
  }

  static String zones(Group group) {
    return group.live().stream()
        .map(instance -> instance.zone().name())
        .sorted()
        .collect(Collectors.joining());
  }
}

package causeway.testbed.demo;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Xml;
import causeway.testbed.farm.StackFarm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Looks at a group many times a second, over Auto Scaling's own API, and keeps the moment when
/// each instance was first seen in each state: what a step measures by.
final class GroupWatch implements AutoCloseable {
  /// The state of an instance that the group no longer lists.
  static final String GONE = "gone";

  static final String IN_SERVICE = "InService";
  static final String LAUNCH_HOOK = "Pending:Wait";
  static final String TERMINATE_HOOK = "Terminating:Wait";
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Aws autoScaling;
  private final String group;
  private final Map<String, Map<String, Long>> seen = new ConcurrentHashMap<>();
  private final Thread watching;
  private volatile List<Member> members = List.of();

  /// One instance as the group lists it.
  ///
  /// @param version of the launch template
  record Member(String id, String zone, String state, String health, long version) {
    boolean serves() {
      return state.equals(IN_SERVICE) && health.equalsIgnoreCase("Healthy");
    }
  }

  private GroupWatch(Aws autoScaling, String group) {
    this.autoScaling = autoScaling;
    this.group = group;
    this.watching = Thread.ofVirtual().name("group-watch").start(this::watch);
  }

  static GroupWatch of(StackFarm farm) {
    return new GroupWatch(farm.autoScaling(), farm.name());
  }

  /// Those that the group lists now.
  List<Member> members() {
    return members;
  }

  List<Member> serving() {
    return members.stream().filter(Member::serves).toList();
  }

  /// Those that it has not listed before `earlier` was taken.
  List<Member> newcomers(List<Member> earlier) {
    List<String> known = earlier.stream().map(Member::id).toList();
    return members.stream().filter(member -> !known.contains(member.id())).toList();
  }

  /// Whether the instance was ever seen in this state.
  boolean saw(String id, String state) {
    return seen.getOrDefault(id, Map.of()).containsKey(state);
  }

  /// From the first sight of an instance until it was in `state`.
  Duration until(String id, String state) {
    Map<String, Long> states = seen.getOrDefault(id, Map.of());
    Long first = states.values().stream().min(Long::compare).orElse(null);
    return between(id, state, first, states.get(state));
  }

  /// From one state of an instance to another.
  Duration between(String id, String from, String to) {
    Map<String, Long> states = seen.getOrDefault(id, Map.of());
    return between(id, to, states.get(from), states.get(to));
  }

  @Override
  public void close() {
    watching.interrupt();
  }

  private static Duration between(String id, String state, @Nullable Long from, @Nullable Long to) {
    if (from == null || to == null) {
      throw new Evidence.ClaimBroken(id + " was never seen in the state " + state);
    }
    return Duration.ofNanos(to - from);
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        look();
      } catch (RuntimeException e) {
        // The next look shows it.
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    List<Member> now =
        autoScaling
            .query(
                Service.AUTO_SCALING,
                "DescribeAutoScalingGroups",
                Map.of("AutoScalingGroupNames.member.1", group))
            .all("DescribeAutoScalingGroupsResult/AutoScalingGroups/member/Instances/member")
            .stream()
            .map(GroupWatch::member)
            .toList();
    long at = System.nanoTime();
    now.forEach(member ->
        seen.computeIfAbsent(member.id(), id -> new ConcurrentHashMap<>())
            .putIfAbsent(member.state(), at));
    List<String> listed = now.stream().map(Member::id).toList();
    seen.forEach((id, states) -> {
      if (!listed.contains(id)) {
        states.putIfAbsent(GONE, at);
      }
    });
    members = now;
  }

  private static Member member(Xml xml) {
    String version = xml.text("LaunchTemplate/Version");
    return new Member(
        xml.text("InstanceId"),
        xml.text("AvailabilityZone"),
        xml.text("LifecycleState"),
        xml.text("HealthStatus"),
        version.isEmpty() ? 0 : Long.parseLong(version));
  }
}

package causeway.functions.fake;

import static causeway.reconcile.observed.LifecycleState.IN_SERVICE;
import static causeway.reconcile.observed.LifecycleState.PENDING_WAIT;
import static causeway.reconcile.observed.LifecycleState.TERMINATED;

import causeway.functions.cloud.AutoScaling;
import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Instances;
import causeway.reconcile.observed.Group;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.InstanceRefresh;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.plan.Action.Result;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Auto Scaling and EC2's instances: one group that keeps its desired capacity over its zones, with
/// hooks that hold instances, time out and take heartbeats. Descriptions may be stale.
public final class FakeAutoScaling implements AutoScaling, Instances {
  private final InstantSource clock;
  private final GroupSettings settings;
  private final Lifecycle lifecycle;
  private final Capacity capacity;
  private final Refreshes refreshes;
  private final History<Group> told;

  FakeAutoScaling(InstantSource clock, Lag lag, GroupSettings settings, long template) {
    this.clock = clock;
    this.settings = settings;
    this.lifecycle = new Lifecycle(clock, settings);
    this.refreshes = new Refreshes(lifecycle, clock, lag, template);
    this.capacity = new Capacity(lifecycle, refreshes, settings);
    this.told = new History<>(clock, lag, described());
  }

  public void watch(GroupWatcher watcher) {
    lifecycle.watchers.add(watcher);
  }

  /// Lets happen what the time has come for.
  public void step() {
    lifecycle.step();
    refreshes.step(capacity);
    capacity.step();
    told.now(described());
  }

  private Group described() {
    return new Group(
        settings.name(),
        Long.toString(refreshes.groupVersion()),
        lifecycle.members().stream()
            .filter(member -> member.state != TERMINATED)
            .map(Member::described)
            .toList());
  }

  public List<Member> members() {
    return lifecycle.members();
  }

  public Optional<Member> member(String id) {
    return lifecycle.member(id);
  }

  public int desired() {
    return capacity.desired();
  }

  public void desire(int count) {
    capacity.desire(count);
  }

  /// The template version of instances that are launched now.
  public long groupVersion() {
    return refreshes.groupVersion();
  }

  public boolean refreshing() {
    return refreshes.running();
  }

  /// The machine stops, whatever Auto Scaling believes.
  public void kill(String id) {
    member(id).filter(Member::alive).ifPresent(member -> member.died = clock.instant());
  }

  /// An operator takes an instance out of service for a while, and the group gets along without.
  public boolean enterStandby(String id) {
    Optional<Member> found = member(id).filter(member -> member.state == IN_SERVICE);
    found.ifPresent(member -> {
      lifecycle.to(member, LifecycleState.ENTERING_STANDBY);
      capacity.desire(Math.max(0, capacity.desired() - 1));
    });
    return found.isPresent();
  }

  public void exitStandby(String id) {
    member(id)
        .filter(member -> member.state == LifecycleState.STANDBY)
        .ifPresent(member -> {
          capacity.desire(capacity.desired() + 1);
          lifecycle.start(member, false);
        });
  }

  /// Empties the warm pool.
  public void emptyPool() {
    lifecycle.members().stream()
        .filter(member -> member.state == LifecycleState.WARMED_STOPPED)
        .forEach(member -> lifecycle.to(member, LifecycleState.WARMED_TERMINATING));
  }

  @Override
  public Group describeGroup(String group) {
    check(group);
    return told.told();
  }

  @Override
  public List<Hook> describeHooks(String group) {
    check(group);
    return List.of(settings.launch(), settings.terminate());
  }

  @Override
  public void completeLifecycleAction(String group, String hook, String instance, Result result) {
    check(group);
    lifecycle.complete(waiting(hook, instance), result, false);
    told.now(described());
  }

  @Override
  public void recordLifecycleActionHeartbeat(String group, String hook, String instance) {
    check(group);
    lifecycle.heartbeat(waiting(hook, instance));
  }

  private Member waiting(String hook, String instance) {
    return member(instance)
        .filter(member -> member.wait != null && member.wait.hook().equals(hook))
        .orElseThrow(() ->
            new CloudException(
                Failure.NOT_FOUND,
                "no active lifecycle action of " + hook + " with instance " + instance,
                null));
  }

  @Override
  public void setUnhealthy(String instance) {
    Member member =
        member(instance)
            .filter(each -> each.state != TERMINATED)
            .orElseThrow(
                () -> new CloudException(Failure.NOT_FOUND, "no instance " + instance, null));
    member.healthy = false;
    told.now(described());
  }

  @Override
  public Optional<InstanceRefresh> describeLatestRefresh(String group) {
    check(group);
    return refreshes.latest();
  }

  @Override
  public void startInstanceRefresh(String group, String templateId, long version) {
    check(group);
    refreshes.start(version);
  }

  @Override
  public Map<String, InetAddress> privateAddresses(Collection<String> ids) {
    return lifecycle.members().stream()
        .filter(member -> ids.contains(member.id) && member.state != TERMINATED)
        .collect(Collectors.toMap(Member::id, Member::address));
  }

  private void check(String group) {
    if (!group.equals(settings.name())) {
      throw new CloudException(Failure.NOT_FOUND, "no group " + group, null);
    }
  }

  /// Instances that wait at the launch hook, and since when.
  public Map<String, Instant> waitingToLaunch() {
    return lifecycle.members().stream()
        .filter(member -> member.state == PENDING_WAIT)
        .collect(Collectors.toMap(Member::id, Member::since));
  }
}

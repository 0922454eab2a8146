package causeway.testbed.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A group's instance refreshes, of which one at most is under way. Each reconciliation asks it for
/// the surge, and lets it retire what may go; so it makes progress with every instance that comes
/// into service, warms up or ends.
public final class Refreshes {
  private static final Duration STANDBY = Duration.ofHours(1);

  private final World world;
  private final Group group;
  private final Announcements announcements;
  private final List<Refresh> all = new ArrayList<>();
  private int surge;

  Refreshes(World world, Group group, Announcements announcements) {
    this.world = world;
    this.group = group;
    this.announcements = announcements;
  }

  /// The newest first.
  public List<Refresh> all() {
    return all.reversed();
  }

  /// Begins one.
  ///
  /// @param template what to refresh to; absent means the group's own
  public Refresh start(RefreshPreferences preferences, @Nullable LaunchTemplate template) {
    if (current() != null) {
      throw new Refused(
          "InstanceRefreshInProgress",
          "An Instance Refresh is already in progress and blocks the execution of this Instance"
              + " Refresh.");
    }
    LaunchTemplate before = group.settings().template();
    if (preferences.autoRollback()
        && (template == null || !template.numbered() || !before.numbered())) {
      throw Refused.invalid(
          "AutoRollback needs a DesiredConfiguration, and a numbered launch template version in it"
              + " and in the group");
    }
    LaunchTemplate target = template == null ? before : template;
    Refresh refresh =
        new Refresh(
            preferences,
            before,
            target,
            template != null,
            outdated(target, preferences.skipMatching()),
            world.scheduler().now());
    all.add(refresh);
    announcements.refresh("Started", refresh.id());
    group.reconcile();
    return refresh;
  }

  public Refresh cancel() {
    Refresh refresh = required();
    refresh.status = Refresh.Status.CANCELLING;
    world
        .scheduler()
        .after(
            world.timings().step(),
            () -> end(refresh, Refresh.Status.CANCELLED, "Cancelled due to user request."));
    group.reconcile();
    return refresh;
  }

  public Refresh rollback() {
    Refresh refresh = required();
    if (!refresh.desires() || !refresh.template().numbered() || !refresh.before().numbered()) {
      throw new Refused(
          "IrreversibleInstanceRefresh",
          "The instance refresh has no DesiredConfiguration with a numbered launch template version"
              + " to roll back from");
    }
    rollBack(refresh, "Rollback due to user request.");
    return refresh;
  }

  boolean active() {
    return current() != null;
  }

  int surge() {
    return surge;
  }

  /// Whether an instance is still to be replaced.
  boolean replaces(Instance instance) {
    Refresh refresh = current();
    return refresh != null && refresh.status.replacing() && refresh.replace.contains(instance.id());
  }

  /// What new instances are launched from.
  LaunchTemplate template() {
    Refresh refresh = current();
    return refresh == null || refresh.status == Refresh.Status.CANCELLING
        ? group.settings().template()
        : refresh.template();
  }

  Duration warmup() {
    Refresh refresh = current();
    return refresh == null ? group.settings().periods().warmup() : refresh.preferences().warmup();
  }

  void launchFailed(int inARow) {
    Refresh refresh = current();
    if (refresh == null || inARow < world.timings().refreshFailures()) {
      return;
    }
    String why = inARow + " launches in a row failed.";
    if (refresh.status == Refresh.Status.ROLLBACK) {
      end(refresh, Refresh.Status.ROLLBACK_FAILED, why);
    } else if (refresh.status == Refresh.Status.IN_PROGRESS
        && refresh.preferences().autoRollback()) {
      rollBack(refresh, "Rollback due to: " + why);
    } else if (refresh.status == Refresh.Status.IN_PROGRESS) {
      end(refresh, Refresh.Status.FAILED, why);
    }
  }

  /// Called at the start of each reconciliation: says the surge and retires what may go.
  void step() {
    surge = 0;
    Refresh refresh = current();
    if (refresh == null || !refresh.status.replacing()) {
      return;
    }
    refresh.replace.retainAll(
        group.instances().stream().map(Instance::id).collect(Collectors.toSet()));
    List<Instance> live = group.live();
    List<Instance> old = live.stream().filter(i -> refresh.replace.contains(i.id())).toList();
    List<Instance> oldReady = old.stream().filter(Refreshes::serves).toList();
    int newReady =
        (int)
            live.stream()
                .filter(i -> !refresh.replace.contains(i.id()) && warm(i, refresh))
                .count();
    int desired = group.settings().capacity().desired();
    if (refresh.replace.isEmpty() && newReady >= desired) {
      succeed(refresh);
      return;
    }
    if (old.isEmpty() && !refresh.replace.isEmpty() && stuck(refresh)) {
      end(refresh, Refresh.Status.FAILED, "Instances stayed in standby for too long.");
      return;
    }
    RefreshStep step =
        RefreshStep.of(refresh.preferences(), desired, old.size(), oldReady.size(), newReady);
    List<Instance> going = new ArrayList<>(old);
    going.removeAll(oldReady);
    going.addAll(Balance.retire(Math.max(0, step.retire() - going.size()), oldReady, live));
    going.forEach(i ->
        group.retire(i, "an instance was taken out of service in response to an instance refresh"));
    surge = Math.min(step.surge(), old.size() - going.size());
  }

  /// Whether all that is left to replace has been in standby for an hour, which is how long AWS
  /// waits for somebody to bring it back.
  private boolean stuck(Refresh refresh) {
    boolean standby = refresh.replace.stream().allMatch(id -> group.instance(id).state().standby());
    Instant now = world.scheduler().now();
    if (!standby) {
      refresh.standbySince = Instant.MAX;
    } else if (refresh.standbySince.equals(Instant.MAX)) {
      refresh.standbySince = now;
    }
    return standby && !now.isBefore(refresh.standbySince.plus(STANDBY));
  }

  private static boolean serves(Instance instance) {
    return instance.state() == LifecycleState.IN_SERVICE && instance.healthy();
  }

  private boolean warm(Instance instance, Refresh refresh) {
    Instant since = instance.inServiceSince;
    return serves(instance)
        && since != null
        && !since.plus(refresh.preferences().warmup()).isAfter(world.scheduler().now());
  }

  private void rollBack(Refresh refresh, String why) {
    refresh.status = Refresh.Status.ROLLBACK;
    refresh.reason = why;
    refresh.template = refresh.before();
    refresh.replace = outdated(refresh.before(), true);
    refresh.total = refresh.replace.size();
    group.launches().succeeded();
    announcements.refresh("Rollback Started", refresh.id());
    world.scheduler().run(group::reconcile);
  }

  private void succeed(Refresh refresh) {
    if (refresh.status == Refresh.Status.ROLLBACK) {
      end(refresh, Refresh.Status.ROLLBACK_SUCCESSFUL, refresh.reason);
      return;
    }
    if (refresh.desires()) {
      group.adopt(refresh.template());
    }
    end(refresh, Refresh.Status.SUCCESSFUL, "");
  }

  private void end(Refresh refresh, Refresh.Status how, String why) {
    if (refresh.status.over()) {
      return;
    }
    refresh.status = how;
    refresh.reason = why;
    refresh.ended = world.scheduler().now();
    announcements.refresh(
        switch (how) {
          case SUCCESSFUL -> "Succeeded";
          case FAILED -> "Failed";
          case CANCELLED -> "Cancelled";
          case ROLLBACK_SUCCESSFUL -> "Rollback Succeeded";
          case ROLLBACK_FAILED -> "Rollback Failed";
          case IN_PROGRESS, CANCELLING, ROLLBACK -> throw new IllegalStateException("not an end");
        },
        refresh.id());
    world.scheduler().run(group::reconcile);
  }

  private Set<String> outdated(LaunchTemplate target, boolean skipMatching) {
    long version = world.ec2().version(target);
    return group.live().stream()
        .filter(instance -> !skipMatching || !instance.isOf(target, version))
        .map(Instance::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private @Nullable Refresh current() {
    return all.isEmpty() || all.getLast().status.over() ? null : all.getLast();
  }

  private Refresh required() {
    Refresh refresh = current();
    if (refresh == null || refresh.status != Refresh.Status.IN_PROGRESS) {
      throw new Refused(
          "ActiveInstanceRefreshNotFound",
          "No in progress or pending Instance Refresh found for Auto Scaling group "
              + group.name());
    }
    return refresh;
  }
}

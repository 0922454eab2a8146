package causeway.testbed.autoscaling;

import causeway.testbed.autoscaling.LifecycleHook.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The Auto Scaling service: its groups, and what can be asked of them. Every method must run on
/// the world's scheduler; [Scheduler#call] takes callers there.
public final class AutoScaling {
  private final World world;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  public AutoScaling(World world) {
    this.world = world;
    world.scheduler().after(world.timings().healthCheck(), this::checkHealth);
  }

  public World world() {
    return world;
  }

  /// Makes a group, which begins to launch at once.
  public Group create(GroupSettings settings, List<LifecycleHook> hooks) {
    forget();
    if (groups.containsKey(settings.name())) {
      throw new Refused(
          "AlreadyExists",
          "AutoScalingGroup by this name already exists - A group with the name "
              + settings.name()
              + " already exists");
    }
    Group group = new Group(world, settings, hooks);
    groups.put(settings.name(), group);
    group.reconcile();
    return group;
  }

  public List<Group> groups() {
    forget();
    return List.copyOf(groups.values());
  }

  /// Finds a group.
  ///
  /// @throws Refused when there is none of this name
  public Group group(String name) {
    forget();
    Group group = groups.get(name);
    if (group == null) {
      throw Refused.invalid(
          "AutoScalingGroup name not found - AutoScalingGroup '" + name + "' not found");
    }
    return group;
  }

  /// The group that an instance belongs to.
  public Group groupOf(String instanceId) {
    return groups.values().stream()
        .filter(group -> !group.which(instance -> instance.id().equals(instanceId)).isEmpty())
        .findFirst()
        .orElseThrow(() ->
            Refused.invalid(
                "Instance Id not found - No managed instance found for instance ID: "
                    + instanceId));
  }

  public void delete(String name, boolean force) {
    Group group = group(name);
    if (!force && !group.instances().isEmpty()) {
      throw new Refused(
          "ResourceInUse",
          "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance"
              + " request(s) still in the group.");
    }
    group.delete();
  }

  public void update(String name, GroupSettings settings) {
    group(name).change(settings, "a user request update of AutoScalingGroup constraints");
  }

  public void setDesiredCapacity(String name, int desired, boolean honorCooldown) {
    Group group = group(name);
    group.scaling().checkCooldown(honorCooldown);
    group.resize(group.settings().capacity().desire(desired), "a user request");
  }

  /// Takes a caller's word about an instance's health.
  ///
  /// @param respectGrace bad news about an instance in its grace period is ignored
  public void setHealth(String instanceId, boolean healthy, boolean respectGrace) {
    Group group = groupOf(instanceId);
    Instance instance = group.instance(instanceId);
    var since = instance.inServiceSince;
    boolean graced =
        respectGrace
            && (since == null
                || world
                    .scheduler()
                    .now()
                    .isBefore(since.plus(group.settings().periods().healthCheckGrace())));
    if (healthy || !graced) {
      instance.healthy = healthy;
    }
    world.scheduler().run(group::checkHealth);
  }

  public Activity terminate(String instanceId, boolean decrement) {
    Group group = groupOf(instanceId);
    Instance instance = group.instance(instanceId);
    Capacity capacity = group.settings().capacity();
    Capacity less = decrement ? capacity.desire(capacity.desired() - 1) : capacity;
    group.retire(instance, "an instance was taken out of service in response to a user request");
    group.change(group.settings().with(less), "a user request");
    return instance.activity;
  }

  public void enterStandby(String name, List<String> instanceIds, boolean decrement) {
    Group group = group(name);
    List<Instance> chosen = inState(group, instanceIds, LifecycleState.IN_SERVICE);
    Capacity capacity = group.settings().capacity();
    Capacity less = decrement ? capacity.desire(capacity.desired() - chosen.size()) : capacity;
    chosen.forEach(group.lifecycle()::enterStandby);
    group.change(group.settings().with(less), "instances were moved to standby");
  }

  public void exitStandby(String name, List<String> instanceIds) {
    Group group = group(name);
    List<Instance> chosen = inState(group, instanceIds, LifecycleState.STANDBY);
    Capacity capacity = group.settings().capacity();
    Capacity more = capacity.desire(capacity.desired() + chosen.size());
    for (Instance instance : chosen) {
      instance.activity = group.back(instance);
      group.lifecycle().join(instance);
    }
    group.change(group.settings().with(more), "instances were moved out of standby");
  }

  /// Removes a hook. What it holds is let go as if it had been told to continue.
  public void deleteHook(String name, String hook) {
    Group group = group(name);
    group.hooks().remove(hook);
    for (Instance instance : group.instances()) {
      HookWait wait = instance.waits.get(hook);
      if (wait != null) {
        group.lifecycle().complete(instance, wait, Result.CONTINUE, "the hook was deleted");
      }
    }
  }

  /// Ends a hook's wait.
  ///
  /// @param token or the instance's id; the id wins
  public void complete(
      String name,
      String hook,
      @Nullable String instanceId,
      @Nullable String token,
      Result result) {
    Held held = held(name, hook, instanceId, token);
    held.group
        .lifecycle()
        .complete(
            held.instance,
            held.by,
            result,
            "Lifecycle Action Completed with " + result + " Result");
    held.group.reconcile();
  }

  public void heartbeat(
      String name, String hook, @Nullable String instanceId, @Nullable String token) {
    held(name, hook, instanceId, token).by.heartbeat();
  }

  /// Executes a simple policy.
  ///
  /// @param policy a name, or an ARN
  public void execute(@Nullable String name, String policy, boolean honorCooldown) {
    for (Group group : name == null ? groups() : List.of(group(name))) {
      for (ScalingPolicy each : group.scaling().policies().values()) {
        if (each.name().equals(policy) || each.arn().equals(policy)) {
          group.scaling().execute(each, honorCooldown);
          return;
        }
      }
    }
    throw Refused.invalid("PolicyARN or name not found - no policy " + policy);
  }

  /// The average of a metric over a group, for target tracking.
  public void observe(String name, String metric, double value) {
    group(name).scaling().observe(metric, value);
  }

  private record Held(Group group, Instance instance, HookWait by) {}

  private Held held(String name, String hook, @Nullable String instanceId, @Nullable String token) {
    if (instanceId == null && token == null) {
      throw Refused.invalid("Either LifecycleActionToken or InstanceId must be specified");
    }
    Group group = group(name);
    Predicate<Instance> meant =
        instance -> {
          HookWait wait = instance.waits.get(hook);
          return wait != null
              && (instanceId != null
                  ? instance.id().equals(instanceId)
                  : wait.token().equals(token));
        };
    Optional<Instance> instance = group.which(meant).stream().findFirst();
    HookWait wait = instance.map(found -> found.waits.get(hook)).orElse(null);
    if (instance.isEmpty() || wait == null) {
      throw Refused.invalid(
          "No active Lifecycle Action found with "
              + (instanceId != null ? "instance ID " + instanceId : "token " + token));
    }
    return new Held(group, instance.get(), wait);
  }

  private static List<Instance> inState(
      Group group, List<String> instanceIds, LifecycleState state) {
    List<Instance> chosen = instanceIds.stream().map(group::instance).toList();
    for (Instance instance : chosen) {
      if (instance.state() != state) {
        throw Refused.invalid(
            "The instance " + instance.id() + " is not in " + state.spelled() + ".");
      }
    }
    return chosen;
  }

  private void checkHealth() {
    groups().forEach(Group::checkHealth);
    world.scheduler().after(world.timings().healthCheck(), this::checkHealth);
  }

  /// A deleted group is there until the last of its instances is gone.
  private void forget() {
    groups.values().removeIf(group -> group.deleted() && group.empty());
  }
}

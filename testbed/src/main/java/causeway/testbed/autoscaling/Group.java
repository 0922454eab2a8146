package causeway.testbed.autoscaling;

import causeway.testbed.autoscaling.LifecycleHook.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// One Auto Scaling group: brings what is there to what is desired, and keeps it there. Everything
/// that changes ends in [#reconcile], which compares counts and launches or retires the difference.
public final class Group {
  private final World world;
  private final Instant created;
  private final Map<String, LifecycleHook> hooks = new LinkedHashMap<>();
  private final Map<String, Instance> instances = new LinkedHashMap<>();
  private final List<Activity> activities = new ArrayList<>();
  private final Launches launches;
  private final Lifecycle lifecycle;
  private final Refreshes refreshes;
  private final Scaling scaling;
  private GroupSettings settings;
  private String cause = "a new group was made";
  private boolean rebalancing;
  private boolean deleted;

  Group(World world, GroupSettings settings, List<LifecycleHook> hooks) {
    this.world = world;
    this.settings = settings;
    this.created = world.scheduler().now();
    hooks.forEach(hook -> this.hooks.put(hook.name(), hook));
    Announcements announcements = new Announcements(world, settings.name());
    this.launches = new Launches(world.timings());
    this.lifecycle = new Lifecycle(world, new Events(), announcements);
    this.refreshes = new Refreshes(world, this, announcements);
    this.scaling = new Scaling(world, this);
  }

  public GroupSettings settings() {
    return settings;
  }

  public String name() {
    return settings.name();
  }

  public String arn() {
    return world.groupArn(name());
  }

  public Instant created() {
    return created;
  }

  /// Its hooks, which callers may change.
  public Map<String, LifecycleHook> hooks() {
    return hooks;
  }

  public List<Instance> instances() {
    return List.copyOf(instances.values());
  }

  /// The newest first.
  public List<Activity> activities() {
    return activities.reversed();
  }

  public Refreshes refreshes() {
    return refreshes;
  }

  public Scaling scaling() {
    return scaling;
  }

  public boolean deleted() {
    return deleted;
  }

  /// Finds one of its instances.
  ///
  /// @throws Refused when it is none of this group's
  public Instance instance(String id) {
    Instance instance = instances.get(id);
    if (instance == null) {
      throw Refused.invalid(
          "Instance Id not found - No managed instance found for instance ID: " + id);
    }
    return instance;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  Launches launches() {
    return launches;
  }

  /// Those that count: neither leaving nor in standby.
  List<Instance> live() {
    return which(instance -> !instance.state().leaving() && !instance.state().standby());
  }

  List<Instance> which(Predicate<Instance> predicate) {
    return instances.values().stream().filter(predicate).toList();
  }

  /// Takes over other settings.
  ///
  /// @param why what happened, for the causes of the activities that follow
  void change(GroupSettings other, String why) {
    settings = other;
    cause = why;
    reconcile();
  }

  void resize(Capacity capacity, String why) {
    int before = settings.capacity().desired();
    change(
        settings.with(capacity),
        why + " changing the desired capacity from " + before + " to " + capacity.desired());
  }

  /// Retires an instance; the next reconciliation replaces it, unless fewer are desired by then.
  void retire(Instance instance, String why) {
    lifecycle.retire(instance, "At " + world.scheduler().now() + " " + why + ".");
  }

  /// Ends everything in it, and then itself.
  void delete() {
    deleted = true;
    change(settings.with(new Capacity(0, 0, 0)), "the group was deleted");
  }

  boolean empty() {
    return instances.isEmpty() && launches.inFlight().isEmpty();
  }

  /// The template of a refresh that succeeded becomes the group's.
  void adopt(LaunchTemplate template) {
    settings = settings.with(template);
  }

  Activity back(Instance instance) {
    Activity activity =
        new Activity(
            Activity.Kind.LAUNCH,
            instance.zone(),
            instance.id(),
            "At " + world.scheduler().now() + " an instance was moved out of standby.",
            world.scheduler().now());
    activities.add(activity);
    return activity;
  }

  /// EC2's status checks.
  void checkHealth() {
    for (Instance instance : live()) {
      if (!world.ec2().running(instance.id())) {
        instance.healthy = false;
        retire(
            instance,
            "an instance was taken out of service in response to an EC2 health check indicating it"
                + " has been terminated or stopped");
      } else if (!instance.healthy && instance.state() == LifecycleState.IN_SERVICE) {
        retire(instance, "an instance was taken out of service in response to a user health-check");
      }
    }
    reconcile();
  }

  void reconcile() {
    refreshes.step();
    Instant now = world.scheduler().now();
    List<Instance> live = live();
    List<Zone> occupied = new ArrayList<>(live.stream().map(Instance::zone).toList());
    occupied.addAll(launches.inFlight());
    int want = settings.capacity().desired() + refreshes.surge();
    rebalancing = rebalance(live, occupied, want, now);
    want += rebalancing ? 1 : 0;
    List<Zone> passing = live.stream().filter(refreshes::replaces).map(Instance::zone).toList();
    while (occupied.size() < want && !launches.blocked(now)) {
      Zone zone = Balance.launchIn(settings.zones(), occupied, passing, launches.avoided(now));
      occupied.add(zone);
      launch(zone);
    }
    int excess = live.size() - want;
    if (excess > 0) {
      Balance.retire(excess, live, live)
          .forEach(instance ->
              retire(instance, "an instance was taken out of service because " + cause));
    }
  }

  /// One more in the emptiest zone, until it serves; then there is one too many in the fullest.
  private boolean rebalance(List<Instance> live, List<Zone> occupied, int want, Instant now) {
    boolean settled =
        occupied.size() == live.size()
            && live.stream().allMatch(instance -> instance.state() == LifecycleState.IN_SERVICE);
    if (rebalancing) {
      return !settled || live.size() <= want;
    }
    return settled
        && live.size() == want
        && !launches.blocked(now)
        && launches.avoided(now).isEmpty()
        && !refreshes.active()
        && Balance.uneven(settings.zones(), occupied);
  }

  private void launch(Zone zone) {
    LaunchTemplate template = refreshes.template();
    Ec2.Launch launch = new Ec2.Launch(name(), template, world.ec2().version(template), zone);
    Activity activity =
        new Activity(
            Activity.Kind.LAUNCH,
            zone,
            "",
            "At " + world.scheduler().now() + " an instance was started because " + cause + ".",
            world.scheduler().now());
    activities.add(activity);
    launches.began(zone);
    world
        .ec2()
        .launch(
            launch,
            launched -> world.scheduler().run(() -> arrived(launch, launched, activity)),
            why -> world.scheduler().run(() -> refused(zone, activity, why)));
  }

  private void arrived(Ec2.Launch launch, Ec2.Launched launched, Activity activity) {
    launches.answered(launch.zone());
    activity.instanceId = launched.instanceId();
    Instance instance = new Instance(launched, launch, world.scheduler().now(), activity);
    instances.put(instance.id(), instance);
    lifecycle.join(instance);
    reconcile();
  }

  private void refused(Zone zone, Activity activity, String why) {
    launches.answered(zone);
    launches.refused(zone, world.scheduler().now());
    rebalancing = false;
    activity.end(Activity.Status.FAILED, why, world.scheduler().now());
    new Announcements(world, name()).ended(activity);
    failed();
  }

  private void failed() {
    Duration pause = launches.failed(world.scheduler().now());
    refreshes.launchFailed(launches.failures());
    world.scheduler().after(pause, this::reconcile);
    reconcile();
  }

  /// What the lifecycle of its instances asks and reports.
  private final class Events implements Lifecycle.Owner {
    @Override
    public List<LifecycleHook> hooks(Transition transition) {
      return hooks.values().stream().filter(hook -> hook.transition() == transition).toList();
    }

    @Override
    public List<String> targetGroups() {
      return settings.targetGroups();
    }

    @Override
    public void inService(Instance instance) {
      launches.succeeded();
      world.scheduler().after(refreshes.warmup(), Group.this::reconcile);
      reconcile();
    }

    @Override
    public void abandoned(Instance instance) {
      failed();
    }

    @Override
    public void gone(Instance instance) {
      instances.remove(instance.id());
      reconcile();
    }

    @Override
    public Activity began(Activity.Kind kind, Instance instance, String why) {
      Activity activity =
          new Activity(kind, instance.zone(), instance.id(), why, world.scheduler().now());
      activities.add(activity);
      return activity;
    }
  }
}

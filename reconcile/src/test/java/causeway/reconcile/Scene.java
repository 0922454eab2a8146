package causeway.reconcile;

import causeway.access.document.FrontDoor;
import causeway.access.document.Reaction;
import causeway.reconcile.desired.LifecycleRules;
import causeway.reconcile.observed.Counters;
import causeway.reconcile.observed.FrontDoorChoice;
import causeway.reconcile.observed.Group;
import causeway.reconcile.observed.Held;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.Memory;
import causeway.reconcile.observed.Memory.Entry;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.observed.Report;
import causeway.reconcile.observed.Wait;
import causeway.reconcile.plan.Action;
import causeway.reconcile.plan.LifecyclePlanner;
import causeway.reconcile.plan.Plan;
import causeway.reconcile.plan.RecordChange;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A farm at one moment, told instance by instance, and what a look at it leads to. Two looks in a
/// row carry the memory over, as a bucket does.
final class Scene {
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  static final String NAME = "s3.corp.example.net";
  static final RecordSet.Alias ALIAS =
      new RecordSet.Alias(NAME, "lb.elb.eu-west-1.amazonaws.com", "Z2IFOLAFXWLO4F", false);

  private final List<Instance> instances = new ArrayList<>();
  private final Map<String, Report> reports = new HashMap<>();
  private final List<RecordSet> records = new ArrayList<>();
  private Latches latches = Latches.NONE;
  private Memory memory = Memory.EMPTY;
  private FrontDoorChoice door =
      new FrontDoorChoice.Known(new FrontDoor(NAME, FrontDoor.Kind.LOAD_BALANCER, false));
  private Set<Wait> settled = Set.of();
  private long sequence = 7;
  private Instant now = NOW;

  static final LifecycleSettings SETTINGS =
      new LifecycleSettings(
          "corp-s3",
          "corp-s3",
          "launch",
          "terminate",
          "Z1",
          new LifecycleSettings.LoadBalancer("lb.elb.eu-west-1.amazonaws.com", "Z2IFOLAFXWLO4F"),
          Duration.ofMinutes(1),
          Duration.ofSeconds(90),
          Duration.ofHours(1),
          Duration.ofMinutes(15),
          Duration.ofMinutes(10));

  static Scene loadBalancer() {
    Scene scene = new Scene();
    scene.records.add(ALIAS);
    return scene;
  }

  static Scene instances() {
    Scene scene = new Scene();
    scene.door = new FrontDoorChoice.Known(new FrontDoor(NAME, FrontDoor.Kind.INSTANCES, false));
    return scene;
  }

  Scene door(FrontDoorChoice choice) {
    this.door = choice;
    return this;
  }

  Scene sequence(long current) {
    this.sequence = current;
    return this;
  }

  Scene later(Duration by) {
    now = now.plus(by);
    return this;
  }

  /// An instance; its address follows from its number.
  Scene with(String id, String zone, LifecycleState state) {
    instances.removeIf(each -> each.id().equals(id));
    instances.add(new Instance(id, zone, state, true, address(id)));
    return this;
  }

  /// One in service that reported just now.
  Scene serving(String id, String zone) {
    return with(id, zone, LifecycleState.IN_SERVICE).says(id, Report.State.SERVING, 0);
  }

  Scene unhealthy(String id) {
    instances.replaceAll(each ->
        each.id().equals(id)
            ? new Instance(id, each.zone(), each.state(), false, each.address())
            : each);
    return this;
  }

  Scene settled(String id, String hook) {
    settled = Set.of(new Wait(id, hook));
    return this;
  }

  Scene gone(String id) {
    instances.removeIf(each -> each.id().equals(id));
    return this;
  }

  Scene says(String id, Report.State state, long connections) {
    return says(id, state, connections, sequence, now);
  }

  Scene says(
      String id, Report.State state, long connections, @Nullable Long enforced, Instant when) {
    boolean failed = state == Report.State.FAILED;
    reports.put(
        id,
        new Report(
            id,
            when,
            state,
            enforced,
            true,
            connections,
            failed ? "no-listener" : null,
            failed ? "port 443 is taken" : null,
            null,
            Counters.NONE));
    return this;
  }

  /// Its last word is older than a silence.
  Scene silent(String id, String zone) {
    with(id, zone, LifecycleState.IN_SERVICE);
    seen(id, now.minus(Duration.ofHours(1)));
    return says(id, Report.State.SERVING, 0, sequence, now.minus(Duration.ofSeconds(91)));
  }

  /// Remembered since long before.
  Scene seen(String id, Instant when) {
    return remembered(id, new Entry(when, null, 0, when, null, 0, null, null, null));
  }

  Scene remembered(String id, Entry entry) {
    Map<String, Entry> entries = new TreeMap<>(memory.instances());
    entries.put(id, entry);
    memory = new Memory(memory.frontDoors(), memory.leftDoors(), entries);
    return this;
  }

  /// Alarms have shifted clients away from these zones.
  Scene shifted(String... zones) {
    latches =
        new Latches(
            Stream.of(zones)
                .map(zone ->
                    new Latch(
                        "corp-az-unhealthy-" + zone,
                        Reaction.Action.SHIFT_AWAY,
                        zone,
                        now,
                        null,
                        Reaction.Release.MANUAL,
                        ""))
                .toList());
    return this;
  }

  Scene record(RecordSet record) {
    records.add(record);
    return this;
  }

  Scene record(String id) {
    return record(recordOf(id));
  }

  static RecordSet recordOf(String id) {
    return new RecordSet.Multivalue(NAME, id, Duration.ofMinutes(1), List.of(address(id)));
  }

  static InetAddress address(String id) {
    return InetAddress.ofLiteral("10.0.0." + (Integer.parseInt(id.substring(2)) % 250 + 1));
  }

  LifecycleView view() {
    return new LifecycleView(
        new Group("corp-s3", "1", instances),
        new Hook("launch", Duration.ofMinutes(10)),
        new Hook("terminate", Duration.ofHours(1)),
        settled,
        records,
        new Held<>(memory, "etag"),
        sequence,
        door,
        reports,
        latches);
  }

  Plan plan() {
    LifecycleView view = view();
    return LifecyclePlanner.plan(view, LifecycleRules.desired(view, SETTINGS, now));
  }

  /// The words of a look's plan, without what is only remembered.
  List<String> words() {
    Plan plan = plan();
    List<String> words = new ArrayList<>();
    plan.actions().stream()
        .filter(action -> !(action instanceof Action.Remember))
        .forEach(action -> words.add(action.words()));
    words.addAll(plan.waits());
    plan.alarms().forEach(alarm -> words.add("ALARM " + alarm));
    return words;
  }

  /// Does to memory and records what the plan says, and returns its words.
  List<String> done() {
    List<String> words = words();
    for (Action action : plan().actions()) {
      switch (action) {
        case Action.Remember remember -> memory = remember.memory();
        case Action.ChangeRecords change ->
            change
                .changes()
                .forEach(each -> {
                  switch (each) {
                    case RecordChange.Create(RecordSet record) -> records.add(record);
                    case RecordChange.Delete(RecordSet record) -> records.remove(record);
                  }
                });
        case Action.SetUnhealthy unhealthy -> unhealthy(unhealthy.instance());
        default -> {}
      }
    }
    return words;
  }

  Memory memory() {
    return memory;
  }

  List<RecordSet> records() {
    return records;
  }
}

package causeway.functions.simulation;

import causeway.access.document.FrontDoor;
import causeway.access.document.Reaction.Action;
import causeway.functions.Buckets;
import causeway.functions.LifecyclePass;
import causeway.functions.cloud.Objects.Listed;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.fake.Call;
import causeway.functions.fake.Member;
import causeway.functions.observed.MemoryJson;
import causeway.functions.observed.ReportJson;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.observed.FrontDoorChoice;
import causeway.reconcile.observed.Group;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.Memory;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.observed.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What LifecycleFunction was shown, and what it can know of earlier looks: it must be judged by
/// that, not by what nobody could tell it.
final class Sight implements Check {
  /// How old a description can be, as far as the function knows.
  private static final Duration STALE = Duration.ofMinutes(1);

  private static final Set<LifecycleState> PARKED =
      EnumSet.of(
          LifecycleState.ENTERING_STANDBY,
          LifecycleState.STANDBY,
          LifecycleState.WARMED_PENDING_PROCEED,
          LifecycleState.WARMED_RUNNING,
          LifecycleState.WARMED_STOPPED);

  private final World world;
  private @Nullable LifecycleView view;
  private Instant now = Instant.MIN;
  private Look look = new Look();
  private Map<String, Report> newest = Map.of();
  private final IdentityHashMap<Call, Look> unwritten = new IdentityHashMap<>();
  private final Map<String, Instant> remembered = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, Instant> leaving = new HashMap<>();
  private final Set<String> away = new HashSet<>();
  private final Map<String, Parsed> parsed = new HashMap<>();

  Sight(World world) {
    this.world = world;
  }

  /// What one look was shown for the first time: known from when memory is written.
  private static final class Look {
    private final Set<String> waits = new HashSet<>();
    private final Map<String, Instant> leaving = new HashMap<>();
    private final Set<String> parked = new HashSet<>();
    private final Set<String> back = new HashSet<>();
  }

  /// Whether clients are to be kept away from a zone, whatever is left of the others.
  boolean shifted(String zone) {
    return view().latches().of(Action.SHIFT_AWAY).anyMatch(latch -> latch.target().equals(zone));
  }

  /// Whether it may have no records then: clients find somebody fit in a zone that is not shifted.
  boolean withdrawn(String zone) {
    Set<String> recorded =
        view().records().stream()
            .filter(RecordSet.Multivalue.class::isInstance)
            .map(record -> ((RecordSet.Multivalue) record).instance())
            .collect(Collectors.toSet());
    return shifted(zone)
        && view().group().instances().stream()
            .anyMatch(each ->
                !shifted(each.zone())
                    && judged(each)
                    && !unfit(each)
                    && recorded.contains(each.id()));
  }

  /// The group is described: whatever a proxy has written by now must be read after it.
  @Override
  public void shown(String function, Call call, Object answer) {
    if (function.equals(LifecyclePass.NAME) && answer instanceof Group) {
      newest = reports();
    }
  }

  @Override
  public void looked(LifecycleView shown, LifecycleDesired desired, Instant time) {
    view = shown;
    now = time;
    look = new Look();
    shown.group().instances().forEach(this::seen);
  }

  private void seen(Instance instance) {
    Report written = newest.get(instance.id());
    Report read = view().reports().get(instance.id());
    if (written != null && (read == null || read.written().isBefore(written.written()))) {
      throw new Violation("newest-report", "by " + read + " although there is " + written);
    }
    Member member = world.cloud.group().member(instance.id()).orElse(null);
    if (instance.state().terminating() || warming(instance, member)) {
      look.leaving.put(instance.id(), now);
    } else if (instance.state() == LifecycleState.PENDING_WAIT) {
      Memory.Entry entry = view().memory().value().instances().get(instance.id());
      Instant left = entry == null ? null : entry.draining();
      if (left == null || left.plus(STALE).isBefore(now)) {
        look.back.add(instance.id());
      }
      if (member != null && member.state() == LifecycleState.PENDING_WAIT) {
        look.waits.add(key(member));
        sequences.putIfAbsent(key(member), view().sequence());
      }
    } else if (PARKED.contains(instance.state())
        && member != null
        && PARKED.contains(member.state())) {
      look.parked.add(instance.id());
    }
  }

  /// On its way into the pool; so soon after it came back from there the description may be from
  /// before that.
  private boolean warming(Instance instance, @Nullable Member member) {
    Memory.Entry entry = view().memory().value().instances().get(instance.id());
    Instant back = entry == null || entry.parked() == null ? null : entry.launch();
    return (back == null || back.plus(STALE).isBefore(now))
        && instance.state() == LifecycleState.WARMED_PENDING_WAIT
        && member != null
        && member.served()
        && member.state() == LifecycleState.WARMED_PENDING_WAIT;
  }

  @Override
  public void reached(String function, Call call) {
    if (memory(call)) {
      Look kept = new Look();
      Map<String, Memory.Entry> entries = entries(call);
      look.waits.stream()
          .filter(wait -> launching(entries.get(wait.substring(0, wait.indexOf(' ')))))
          .forEach(kept.waits::add);
      kept.leaving.putAll(look.leaving);
      kept.parked.addAll(look.parked);
      kept.back.addAll(look.back);
      unwritten.put(call, kept);
    }
  }

  private static boolean launching(Memory.@Nullable Entry entry) {
    return entry != null && entry.launch() != null && entry.draining() == null;
  }

  @Override
  public void done(String function, Call call) {
    Look written = unwritten.remove(call);
    if (written != null) {
      Instant time = world.clock.instant();
      written.waits.forEach(wait -> remembered.putIfAbsent(wait, time));
      leaving.keySet().removeAll(written.back);
      leaving.keySet().removeAll(written.parked);
      written.leaving.forEach(leaving::putIfAbsent);
      away.removeAll(written.back);
      away.addAll(written.parked);
      away.addAll(written.leaving.keySet());
    }
  }

  static boolean memory(Call call) {
    return call.operation().equals("objects.put") && call.text(1).equals(Buckets.MEMORY);
  }

  static Map<String, Memory.Entry> entries(Call call) {
    return MemoryJson.read((byte[]) call.arguments().get(2)).instances();
  }

  private static String key(Member member) {
    return member.id() + " " + Objects.requireNonNull(member.waiting()).began();
  }

  /// Every instance's newest report, as S3 has it now.
  private Map<String, Report> reports() {
    Map<String, Report> reports = new HashMap<>();
    for (String kind : List.of("edge/", "beat/")) {
      for (Listed listed : world.cloud.store().list(World.BUCKETS.reports(), kind)) {
        Report report = parsed.compute(listed.key(), (key, known) -> read(listed, known)).report();
        reports.merge(report.instance(), report, Sight::later);
      }
    }
    return reports;
  }

  private record Parsed(Listed listed, Report report) {}

  private Parsed read(Listed listed, @Nullable Parsed known) {
    if (known != null && known.listed().equals(listed)) {
      return known;
    }
    Stored object =
        world
            .cloud
            .store()
            .get(World.BUCKETS.reports(), listed.key(), ReportJson.MOST_BYTES)
            .orElseThrow();
    String id = listed.key().split("/", -1)[2];
    return new Parsed(listed, ReportJson.read(id, object.written(), object.bytes()));
  }

  private static Report later(Report one, Report other) {
    return other.written().isAfter(one.written()) ? other : one;
  }

  /// What the present look was shown.
  LifecycleView view() {
    return Objects.requireNonNull(view, "nobody looked yet");
  }

  /// When the present look began.
  Instant now() {
    return now;
  }

  /// Whether the present look began then.
  boolean isOf(Instant time) {
    return view != null && now.equals(time);
  }

  Optional<Instance> instance(String id) {
    return view().group().instances().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// The name at which the present look wants instances' records; empty when it wants none.
  Optional<String> instancesName() {
    return view != null
            && view.frontDoor() instanceof FrontDoorChoice.Known(@Nullable FrontDoor door)
            && door != null
            && door.kind() == FrontDoor.Kind.INSTANCES
        ? Optional.of(door.name())
        : Optional.empty();
  }

  /// Since when the function knows that it is on its way out.
  Optional<Instant> leaving(String id) {
    return Optional.ofNullable(leaving.get(id));
  }

  /// When it was first shown on its way out, be it in this look.
  Instant shownLeaving(String id) {
    return leaving.getOrDefault(id, look.leaving.getOrDefault(id, now));
  }

  /// Since when the function remembers this wait at the launch hook.
  Optional<Instant> remembered(Member member) {
    return Optional.ofNullable(remembered.get(key(member)));
  }

  /// The sequence in force when this wait was first shown; empty when it never was.
  OptionalLong sequence(Member member) {
    Long sequence = sequences.get(key(member));
    return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
  }

  /// Whether the function knows that it is out of service or on its way out.
  boolean away(String id) {
    return away.contains(id);
  }

  /// Takes clients and is meant to.
  boolean judged(Instance instance) {
    return instance.inService() && instance.healthy() && !away.contains(instance.id());
  }

  /// Whether nothing was heard of the proxy for too long, or it says that it failed.
  boolean unfit(Instance instance) {
    Report report = view().reports().get(instance.id());
    if (report == null) {
      // Without a word in its life it cannot have come into service.
      return false;
    }
    Instant silent = report.written().plus(world.lifecycleConfig.settings().silentAfter());
    return silent.isBefore(now) || report.state() == Report.State.FAILED;
  }
}

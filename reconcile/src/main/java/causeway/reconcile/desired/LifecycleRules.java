package causeway.reconcile.desired;

import causeway.access.document.FrontDoor;
import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.observed.FrontDoorChoice;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.Memory;
import causeway.reconcile.observed.Memory.Entry;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.observed.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What LifecycleFunction wants, from one look: who is in DNS, who may come, who may go, who is
/// replaced.
public final class LifecycleRules {
  private final LifecycleView view;
  private final LifecycleSettings settings;
  private final Instant now;
  private final Set<String> recorded;

  private LifecycleRules(LifecycleView view, LifecycleSettings settings, Instant now) {
    this.view = view;
    this.settings = settings;
    this.now = now;
    this.recorded = FrontDoors.recorded(view.records());
  }

  public static LifecycleDesired desired(
      LifecycleView view, LifecycleSettings settings, Instant now) {
    return new LifecycleRules(view, settings, now).desired();
  }

  private LifecycleDesired desired() {
    Map<String, Entry> entries = Recollection.of(view, now);
    Collection<Standing> all = standings(entries);
    Silence silence = Silence.judge(all, entries.values(), settings, now);
    FrontDoors doors = new FrontDoors(view, settings, now, silence.lost());
    Door door = doors.desired(all);
    Map<String, AtHook> hooks = new LinkedHashMap<>();
    Set<String> served =
        door instanceof Door.Records(Set<RecordSet> records)
            ? FrontDoors.recorded(records)
            : Set.of();
    Set<String> findable = findable();
    for (Standing each : all) {
      // Where clients are kept away nobody has a record to wait for: it comes when they come back.
      boolean away = doors.withdrawn().contains(each.instance().zone());
      AtHook step = atHook(each, away ? null : findable);
      if (step != null) {
        hooks.put(each.id(), step);
      }
      entries.put(each.id(), remember(each, step, served, silence));
    }
    return new LifecycleDesired(
        door,
        hooks,
        silence.lost(),
        memory(entries),
        silence.silent(),
        alarms(door, doors, silence));
  }

  private Collection<Standing> standings(Map<String, Entry> entries) {
    Map<String, Standing> all = new TreeMap<>();
    view.group()
        .instances()
        .forEach(instance -> {
          Entry entry = entries.get(instance.id());
          if (entry != null) {
            all.put(
                instance.id(), new Standing(instance, entry, view.reports().get(instance.id())));
          }
        });
    return all.values();
  }

  /// Whom clients find by a record at the name in force; absent when they need none.
  private @Nullable Set<String> findable() {
    return view.frontDoor() instanceof FrontDoorChoice.Known(@Nullable FrontDoor door)
            && door != null
            && door.kind() == FrontDoor.Kind.INSTANCES
        ? FrontDoors.recorded(
            view.records().stream().filter(record -> record.name().equals(door.name())).toList())
        : null;
  }

  private @Nullable AtHook atHook(Standing each, @Nullable Set<String> findable) {
    AtHook step = decide(each, findable);
    return step != null && view.settled().contains(new Wait(each.id(), step.hook().name()))
        ? null
        : step;
  }

  private @Nullable AtHook decide(Standing each, @Nullable Set<String> findable) {
    boolean recorded = this.recorded.contains(each.id());
    return switch (each.instance().state()) {
      case PENDING_WAIT ->
          each.launching()
              ? Launching.decide(
                  each,
                  view.launchHook(),
                  findable == null || findable.contains(each.id()),
                  settings,
                  now)
              : null;
      case TERMINATING_WAIT -> Draining.decide(each, view.terminateHook(), recorded, settings, now);
      case WARMED_PENDING_WAIT ->
          each.entry().draining() == null
              ? intoThePool(each)
              : Draining.decide(each, view.terminateHook(), recorded, settings, now);
      case WARMED_TERMINATING_WAIT ->
          new AtHook.Continue(
              view.terminateHook(), "let go of " + each.id() + ": it leaves the warm pool unused");
      case PENDING,
          PENDING_PROCEED,
          IN_SERVICE,
          TERMINATING,
          TERMINATING_PROCEED,
          TERMINATED,
          STANDBY,
          ENTERING_STANDBY,
          DETACHING,
          DETACHED,
          WARMED_PENDING,
          WARMED_PENDING_PROCEED,
          WARMED_RUNNING,
          WARMED_STOPPED,
          WARMED_HIBERNATED,
          WARMED_TERMINATING,
          WARMED_TERMINATING_PROCEED,
          WARMED_TERMINATED,
          OTHER ->
          null;
    };
  }

  /// Into the pool nobody is judged: it waits at the launch hook again when it leaves. By then the
  /// same words would let it into service, so a description that may be older than the pool, or
  /// than that wait, ends none.
  private @Nullable AtHook intoThePool(Standing each) {
    Entry entry = each.entry();
    return Recollection.recent(entry.parked(), now) || Recollection.backAgain(entry, now)
        ? null
        : new AtHook.Continue(view.launchHook(), "let " + each.id() + " into the warm pool");
  }

  /// What the plan relies on must be remembered before it is done: who was let to the clients, who
  /// lost record and health, which heartbeat was sent, who was let into the pool.
  private Entry remember(
      Standing each, @Nullable AtHook step, Set<String> served, Silence silence) {
    Entry entry = each.entry();
    if (each.instance().state() == LifecycleState.WARMED_PENDING_WAIT
        && step instanceof AtHook.Continue) {
      return entry.parked(now);
    }
    boolean admitted =
        each.launching() && (step instanceof AtHook.Continue || served.contains(each.id()));
    if (admitted) {
      entry = entry.admitted(now);
    }
    if (step instanceof AtHook.Hold hold && hold.heartbeat()) {
      entry = entry.heartbeat(now);
    }
    if (silence.lost().containsKey(each.id())) {
      return entry.lost() == null ? entry.lost(now) : entry;
    }
    // What it lost counts against the others' for as long as a pass takes.
    boolean forgiven =
        each.inService() && each.instance().healthy() && !Silence.justLost(entry, now);
    return forgiven && entry.lost() != null ? entry.lost(null) : entry;
  }

  /// With the name in force, and every other at which there still is a record of ours, or was a
  /// moment ago.
  private Memory memory(Map<String, Entry> entries) {
    Memory before = view.memory().value();
    if (!(view.frontDoor() instanceof FrontDoorChoice.Known(@Nullable FrontDoor door))) {
      return new Memory(before.frontDoors(), before.leftDoors(), entries);
    }
    Set<String> known = new TreeSet<>(before.frontDoors());
    known.addAll(before.leftDoors().keySet());
    Set<String> names = view.records().stream().map(RecordSet::name).collect(Collectors.toSet());
    names.retainAll(known);
    if (door != null) {
      names.add(door.name());
    }
    Map<String, Instant> left = new TreeMap<>();
    known.removeAll(names);
    known.forEach(name -> left.put(name, before.leftDoors().getOrDefault(name, now)));
    left.values().removeIf(since -> !Recollection.recent(since, now));
    return new Memory(names, left, entries);
  }

  private static List<String> alarms(Door door, FrontDoors doors, Silence silence) {
    List<String> alarms = new ArrayList<>();
    if (door instanceof Door.AsItIs(String why)) {
      alarms.add("DNS stays as it is: " + why);
    }
    if (!doors.kept().isEmpty()) {
      alarms.add(
          "clients are shifted away from "
              + Names.some(doors.kept().stream().sorted().toList())
              + ", but records stay: no other zone has a healthy instance in DNS");
    }
    if (silence.alarm() != null) {
      alarms.add(silence.alarm());
    }
    return alarms;
  }
}

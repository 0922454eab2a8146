package causeway.functions.simulation;

import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.desired.AtHook;
import causeway.reconcile.desired.Door;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.desired.LifecycleRules;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.Memory;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.observed.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The rules of LifecycleFunction, broken one at a time.
final class BrokenLifecycle {
  private BrokenLifecycle() {}

  static LifecycleDesired anySequence(LifecycleView view, LifecycleSettings settings, Instant now) {
    Map<String, Report> reports = new HashMap<>();
    view.reports()
        .forEach((id, report) ->
            reports.put(
                id,
                new Report(
                    id,
                    report.written(),
                    report.state(),
                    Long.MAX_VALUE,
                    report.probeOk(),
                    report.connections(),
                    report.reason(),
                    report.message(),
                    report.startedAt(),
                    report.counters())));
    LifecycleView lied =
        new LifecycleView(
            view.group(),
            view.launchHook(),
            view.terminateHook(),
            view.settled(),
            view.records(),
            view.memory(),
            view.sequence(),
            view.frontDoor(),
            reports,
            view.latches());
    return LifecycleRules.desired(lied, settings, now);
  }

  static LifecycleDesired neverAbandons(
      LifecycleView view, LifecycleSettings settings, Instant now) {
    LifecycleDesired desired = LifecycleRules.desired(view, settings, now);
    Map<String, Memory.Entry> entries = new TreeMap<>(desired.memory().instances());
    Map<String, AtHook> hooks = new LinkedHashMap<>(desired.hooks());
    desired
        .hooks()
        .forEach((id, step) -> {
          Memory.Entry entry = entries.get(id);
          if (step instanceof AtHook.Abandon abandon && entry != null) {
            Instant last = entry.lastHeartbeat();
            boolean due = last == null || last.plus(settings.heartbeatEvery()).isBefore(now);
            hooks.put(id, new AtHook.Hold(abandon.hook(), "it may still come", due));
            entries.put(id, due ? entry.heartbeat(now) : entry);
          }
        });
    Memory memory =
        new Memory(desired.memory().frontDoors(), desired.memory().leftDoors(), entries);
    return with(desired, desired.door(), hooks, memory);
  }

  /// Records only for those in service.
  static LifecycleDesired recordLater(LifecycleView view, LifecycleSettings settings, Instant now) {
    LifecycleDesired desired =
        recorded(
            view,
            settings,
            now,
            records -> records.removeIf(record -> is(view, record, LifecycleState.PENDING_WAIT)));
    return held(view, desired, (instance, hold) -> hold.why().equals("its record comes first"));
  }

  static LifecycleDesired recordFlaps(LifecycleView view, LifecycleSettings settings, Instant now) {
    return recorded(
        view,
        settings,
        now,
        records -> records.removeIf(record -> is(view, record, LifecycleState.PENDING_PROCEED)));
  }

  /// No record ever goes.
  static LifecycleDesired keepsTheGone(
      LifecycleView view, LifecycleSettings settings, Instant now) {
    LifecycleDesired desired =
        recorded(
            view,
            settings,
            now,
            records ->
                view.records().stream()
                    .filter(RecordSet.Multivalue.class::isInstance)
                    .filter(record ->
                        records.stream().anyMatch(each -> each.name().equals(record.name())))
                    .forEach(records::add));
    return held(view, desired, (instance, hold) -> hold.why().equals("until its record is gone"));
  }

  private static boolean is(LifecycleView view, RecordSet record, LifecycleState state) {
    return record instanceof RecordSet.Multivalue multivalue
        && view.group().instances().stream()
            .anyMatch(each -> each.id().equals(multivalue.instance()) && each.state() == state);
  }

  private interface Editing {
    void edit(Set<RecordSet> records);
  }

  private static LifecycleDesired recorded(
      LifecycleView view, LifecycleSettings settings, Instant now, Editing editing) {
    LifecycleDesired desired = LifecycleRules.desired(view, settings, now);
    if (!(desired.door() instanceof Door.Records(Set<RecordSet> wanted))) {
      return desired;
    }
    Set<RecordSet> records = new LinkedHashSet<>(wanted);
    editing.edit(records);
    return with(desired, new Door.Records(records), desired.hooks(), desired.memory());
  }

  static LifecycleDesired drainsAtOnce(
      LifecycleView view, LifecycleSettings settings, Instant now) {
    return held(
        view,
        LifecycleRules.desired(view, settings, now),
        (instance, hold) ->
            instance.state() == LifecycleState.TERMINATING_WAIT
                && !hold.why().equals("until its record is gone"));
  }

  static LifecycleDesired poolAtOnce(LifecycleView view, LifecycleSettings settings, Instant now) {
    return held(
        view,
        LifecycleRules.desired(view, settings, now),
        (instance, hold) -> instance.state() == LifecycleState.WARMED_PENDING_WAIT);
  }

  private interface Impatience {
    boolean ends(Instance instance, AtHook.Hold hold);
  }

  private static LifecycleDesired held(
      LifecycleView view, LifecycleDesired desired, Impatience impatience) {
    Map<String, AtHook> hooks = new LinkedHashMap<>(desired.hooks());
    for (Instance instance : view.group().instances()) {
      if (hooks.get(instance.id()) instanceof AtHook.Hold hold && impatience.ends(instance, hold)) {
        hooks.put(instance.id(), new AtHook.Continue(hold.hook(), "let go of " + instance.id()));
      }
    }
    return with(desired, desired.door(), hooks, desired.memory());
  }

  static LifecycleDesired noHeartbeat(LifecycleView view, LifecycleSettings settings, Instant now) {
    LifecycleDesired desired = LifecycleRules.desired(view, settings, now);
    Map<String, AtHook> hooks = new LinkedHashMap<>(desired.hooks());
    hooks.replaceAll((id, step) ->
        step instanceof AtHook.Hold hold ? new AtHook.Hold(hold.hook(), hold.why(), false) : step);
    return with(desired, desired.door(), hooks, desired.memory());
  }

  static LifecycleDesired neverQuiet(LifecycleView view, LifecycleSettings settings, Instant now) {
    LifecycleDesired desired = LifecycleRules.desired(view, settings, now);
    Set<String> names = new TreeSet<>(desired.memory().frontDoors());
    Predicate<String> ours = name -> name.endsWith(".looked.example.net");
    names.removeIf(ours);
    if (view.memory().value().frontDoors().stream().noneMatch(ours)) {
      names.add("i.looked.example.net");
    }
    Memory memory = new Memory(names, desired.memory().leftDoors(), desired.memory().instances());
    return with(desired, desired.door(), desired.hooks(), memory);
  }

  private static LifecycleDesired with(
      LifecycleDesired desired, Door door, Map<String, AtHook> hooks, Memory memory) {
    return new LifecycleDesired(
        door, hooks, desired.unhealthy(), memory, desired.silent(), desired.alarms());
  }
}

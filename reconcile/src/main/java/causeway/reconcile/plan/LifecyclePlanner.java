package causeway.reconcile.plan;

import causeway.reconcile.desired.AtHook;
import causeway.reconcile.desired.Door;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.desired.Names;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.Memory;
import causeway.reconcile.plan.Action.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// The difference between what LifecycleFunction sees and what it wants, in the order in which it
/// matters: heartbeats (a missed one ends a wait, one too many does no harm), what must be
/// remembered before the rest is done, DNS, completions, health.
public final class LifecyclePlanner {
  private final LifecycleView view;
  private final LifecycleDesired desired;
  private final List<Action> actions = new ArrayList<>();
  private final List<String> waits = new ArrayList<>();

  private LifecyclePlanner(LifecycleView view, LifecycleDesired desired) {
    this.view = view;
    this.desired = desired;
  }

  public static Plan plan(LifecycleView view, LifecycleDesired desired) {
    return new LifecyclePlanner(view, desired).plan();
  }

  private Plan plan() {
    desired.hooks().forEach(this::hold);
    Memory before = view.memory().value();
    if (!before.equals(desired.memory())) {
      actions.add(
          new Action.Remember(
              desired.memory(), view.memory().etag(), remembered(before, desired.memory())));
    }
    records();
    desired.hooks().forEach(this::complete);
    view.group().instances().stream()
        .filter(Instance::healthy)
        .filter(instance -> desired.unhealthy().containsKey(instance.id()))
        .forEach(instance ->
            actions.add(
                new Action.SetUnhealthy(
                    instance.id(),
                    "replace " + instance.id() + ": " + desired.unhealthy().get(instance.id()))));
    return new Plan(actions, waits, desired.alarms());
  }

  private static String remembered(Memory before, Memory after) {
    TreeSet<String> changed = new TreeSet<>(before.instances().keySet());
    changed.addAll(after.instances().keySet());
    changed.removeIf(id -> Objects.equals(before.instances().get(id), after.instances().get(id)));
    if (!changed.isEmpty()) {
      return "remember " + Names.some(List.copyOf(changed));
    }
    return after.frontDoors().isEmpty()
        ? "forget the front door"
        : "remember the front door " + String.join(", ", after.frontDoors());
  }

  private void hold(String instance, AtHook step) {
    if (!(step instanceof AtHook.Hold hold)) {
      return;
    }
    boolean launching = hold.hook().equals(view.launchHook());
    String words =
        launching
            ? "hold back " + instance + ": " + hold.why()
            : "keep " + instance + " draining: " + hold.why();
    waits.add(words);
    if (hold.heartbeat()) {
      actions.add(
          new Action.RecordHeartbeat(
              instance, hold.hook().name(), "send a heartbeat for " + instance));
    }
  }

  private void records() {
    if (!(desired.door() instanceof Door.Records wanted)) {
      return;
    }
    for (List<RecordChange> batch : RecordBatches.between(view.records(), wanted.records())) {
      actions.add(new Action.ChangeRecords(batch, RecordWords.of(batch)));
    }
  }

  private void complete(String instance, AtHook step) {
    switch (step) {
      case AtHook.Continue(Hook hook, String words) ->
          complete(instance, hook, Result.CONTINUE, words);
      case AtHook.Abandon(Hook hook, String words) ->
          complete(instance, hook, Result.ABANDON, words);
      case AtHook.Hold _ -> {}
    }
  }

  private void complete(String instance, Hook hook, Result result, String words) {
    actions.add(new Action.CompleteLifecycle(instance, hook.name(), result, words));
  }
}

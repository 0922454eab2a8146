package causeway.functions.event;

import causeway.functions.event.Trigger.LifecycleAction;
import causeway.functions.event.Trigger.RefreshChanged;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.InstanceRefresh;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.LifecycleView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Whether an event proves that a description is older than itself: Auto Scaling is eventually
/// consistent, and its event may outrun it.
public final class Evidence {
  /// An event older than this proves nothing: what it tells of may be over.
  private static final Duration FRESH = Duration.ofMinutes(1);

  private Evidence() {}

  /// Whether any trigger tells of a lifecycle state that is not to be seen yet.
  public static boolean newer(Collection<Trigger> triggers, LifecycleView view, Instant now) {
    return any(
        triggers, now, trigger -> trigger instanceof LifecycleAction action && newer(action, view));
  }

  /// Whether any trigger tells of the end of a refresh that still seems to run.
  public static boolean newer(Collection<Trigger> triggers, ConfigView view, Instant now) {
    InstanceRefresh refresh = view.refresh();
    return refresh != null
        && refresh.status() == InstanceRefresh.Status.RUNNING
        && any(
            triggers,
            now,
            trigger ->
                trigger instanceof RefreshChanged change
                    && change.refresh().equals(refresh.id())
                    && List.of("Succeeded", "Failed", "Cancelled").contains(change.stage()));
  }

  private static boolean any(Collection<Trigger> triggers, Instant now, Predicate<Trigger> proves) {
    return triggers.stream()
        .filter(trigger -> !trigger.time().plus(FRESH).isBefore(now))
        .anyMatch(proves);
  }

  private static boolean newer(LifecycleAction action, LifecycleView view) {
    LifecycleState seen =
        view.group().instances().stream()
            .filter(instance -> instance.id().equals(action.instance()))
            .map(Instance::state)
            .findFirst()
            .orElse(null);
    return switch (action.transition()) {
      case LAUNCHING -> seen == null || seen == LifecycleState.PENDING;
      // An instance that is not described at all has already gone.
      case TERMINATING -> seen == LifecycleState.IN_SERVICE || seen == LifecycleState.TERMINATING;
    };
  }
}

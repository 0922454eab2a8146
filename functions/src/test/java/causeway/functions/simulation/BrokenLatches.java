package causeway.functions.simulation;

import causeway.access.document.Reaction.Action;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.AccessSnapshot.Quarantined;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.desired.ConfigDesired;
import causeway.reconcile.desired.ConfigRules;
import causeway.reconcile.desired.Door;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.desired.LifecycleRules;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.InForce;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.RecordSet;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What latches do, broken one at a time.
final class BrokenLatches {
  private BrokenLatches() {}

  /// Keeps in quarantine whoever is there.
  static ConfigDesired neverReleases(ConfigView view, ConfigSettings settings) {
    ConfigDesired desired = ConfigRules.desired(view, settings);
    InForce inForce = view.inForce();
    AccessSnapshot before = inForce == null ? null : inForce.snapshot();
    AccessSnapshot wanted = desired.snapshot();
    if (before == null || wanted == null) {
      return desired;
    }
    List<Quarantined> all =
        Stream.concat(wanted.quarantine().stream(), before.quarantine().stream())
            .distinct()
            .toList();
    return new ConfigDesired(
        wanted.quarantining(all),
        desired.ingress(),
        desired.policies(),
        desired.faults(),
        desired.image(),
        desired.alarms());
  }

  /// Goes by the rules alone at the endpoint.
  static ConfigDesired staysOpen(ConfigView view, ConfigSettings settings) {
    ConfigDesired desired = ConfigRules.desired(view, settings);
    Latches others = new Latches(view.latches().of(Action.QUARANTINE).toList());
    ConfigView unlocked =
        new ConfigView(
            view.inForce(),
            view.document(),
            view.before(),
            view.endpoints(),
            view.services(),
            view.ingress(),
            view.faultsReported(),
            view.template(),
            view.image(),
            view.group(),
            view.refresh(),
            others,
            view.today());
    return new ConfigDesired(
        desired.snapshot(),
        desired.ingress(),
        ConfigRules.desired(unlocked, settings).policies(),
        desired.faults(),
        desired.image(),
        desired.alarms());
  }

  /// Takes every shifted zone out of DNS, whatever is left.
  static LifecycleDesired leavesNobody(
      LifecycleView view, LifecycleSettings settings, Instant now) {
    LifecycleDesired desired = LifecycleRules.desired(view, settings, now);
    Set<String> shifted =
        view.latches().of(Action.SHIFT_AWAY).map(Latch::target).collect(Collectors.toSet());
    Set<String> away =
        view.group().instances().stream()
            .filter(instance -> shifted.contains(instance.zone()))
            .map(Instance::id)
            .collect(Collectors.toSet());
    if (!(desired.door() instanceof Door.Records(Set<RecordSet> records))) {
      return desired;
    }
    Set<RecordSet> left = new LinkedHashSet<>(records);
    left.removeIf(record ->
        record instanceof RecordSet.Multivalue multivalue && away.contains(multivalue.instance()));
    return new LifecycleDesired(
        new Door.Records(left),
        desired.hooks(),
        desired.unhealthy(),
        desired.memory(),
        desired.silent(),
        desired.alarms());
  }
}

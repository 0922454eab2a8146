package causeway.reconcile.desired;

import causeway.access.document.FrontDoor;
import causeway.access.document.Reaction.Action;
import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.observed.FrontDoorChoice;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.RecordSet;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The records at the front door's name: the load balancer's alias, or one record for each instance
/// that should get clients.
///
/// A name without a record is an outage that no client can get around, so the last record is never
/// taken away while an instance is in service: rather an address that may not answer than none.
final class FrontDoors {
  private final LifecycleView view;
  private final LifecycleSettings settings;
  private final Instant now;
  private final Map<String, String> lost;
  private final Set<String> recorded;
  private Set<String> withdrawn = Set.of();
  private Set<String> kept = Set.of();

  FrontDoors(
      LifecycleView view, LifecycleSettings settings, Instant now, Map<String, String> lost) {
    this.view = view;
    this.settings = settings;
    this.now = now;
    this.lost = lost;
    this.recorded = recorded(view.records());
  }

  /// The instances that DNS names.
  static Set<String> recorded(Collection<RecordSet> records) {
    return records.stream()
        .filter(RecordSet.Multivalue.class::isInstance)
        .map(record -> ((RecordSet.Multivalue) record).instance())
        .collect(Collectors.toSet());
  }

  Door desired(Collection<Standing> all) {
    return switch (view.frontDoor()) {
      case FrontDoorChoice.Unknown(String why) -> new Door.AsItIs(why);
      case FrontDoorChoice.Known(FrontDoor door) -> door == null ? none() : named(door, all);
    };
  }

  /// The document names no front door: what we once made goes.
  private static Door none() {
    return new Door.Records(Set.of());
  }

  private Door named(FrontDoor door, Collection<Standing> all) {
    return switch (door.kind()) {
      case LOAD_BALANCER -> {
        LifecycleSettings.LoadBalancer target = settings.loadBalancer();
        yield target == null
            ? new Door.AsItIs(
                "the document asks for a load balancer, but the stack has none; choose kind"
                    + " instances or update the stack")
            : new Door.Records(
                Set.of(new RecordSet.Alias(door.name(), target.dnsName(), target.zoneId(), false)));
      }
      case INSTANCES -> new Door.Records(instances(door.name(), all));
    };
  }

  /// The zones whose instances are not named while an alarm has shifted clients away from them.
  /// None is, unless a zone beside them has an instance that clients find and that was heard of: in
  /// doubt records stay.
  private Set<String> withdrawn(Collection<Standing> all) {
    Set<String> shifted =
        view.latches().of(Action.SHIFT_AWAY).map(Latch::target).collect(Collectors.toSet());
    boolean others =
        all.stream()
            .filter(each -> !shifted.contains(each.instance().zone()))
            .anyMatch(each ->
                each.inService()
                    && recorded.contains(each.id())
                    && shouldServe(each)
                    && !each.failed()
                    && !each.silent(now, settings.silentAfter()));
    kept = others ? Set.of() : shifted;
    return others ? shifted : Set.of();
  }

  /// The zones that have no records by intent; known once [#desired] was asked.
  Set<String> withdrawn() {
    return withdrawn;
  }

  /// The shifted zones that keep their records all the same; known once [#desired] was asked.
  Set<String> kept() {
    return kept;
  }

  private Set<RecordSet> instances(String name, Collection<Standing> all) {
    withdrawn = withdrawn(all);
    Set<RecordSet> records = records(name, all, this::shouldServe);
    if (records.isEmpty()) {
      records = records(name, all, each -> each.inService() && recorded.contains(each.id()));
    }
    if (records.isEmpty()) {
      records = records(name, all, Standing::inService);
    }
    if (records.isEmpty()) {
      // The other kind of record stays until there is something to put in its place.
      records =
          view.records().stream()
              .filter(record -> !(record instanceof RecordSet.Multivalue))
              .filter(record -> record.name().equals(name))
              .collect(Collectors.toCollection(HashSet::new));
    }
    return records;
  }

  private boolean shouldServe(Standing each) {
    if (withdrawn.contains(each.instance().zone())) {
      return false;
    }
    if (each.launching()) {
      return each.ready(now, settings.silentAfter());
    }
    if (each.entering()) {
      return recorded.contains(each.id());
    }
    if (!each.inService() || !each.instance().healthy() || lost.containsKey(each.id())) {
      return false;
    }
    // Doubt keeps a record, and makes none.
    return recorded.contains(each.id())
        || !(each.failed() || each.silent(now, settings.silentAfter()));
  }

  private Set<RecordSet> records(
      String name, Collection<Standing> all, Predicate<Standing> chosen) {
    Set<RecordSet> records = new LinkedHashSet<>();
    for (Standing each : all) {
      Instance instance = each.instance();
      InetAddress address = instance.address();
      if (address != null && chosen.test(each)) {
        records.add(
            new RecordSet.Multivalue(name, instance.id(), settings.recordTtl(), List.of(address)));
      }
    }
    return records;
  }
}

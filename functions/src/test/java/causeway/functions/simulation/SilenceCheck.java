package causeway.functions.simulation;

import causeway.functions.fake.Call;
import causeway.functions.simulation.Coverage.Kind;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.Memory;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The silence rule, written a second time from the design: who may lose record or health.
final class SilenceCheck implements Check {
  /// What is lost within a pass shares one allowance.
  private static final Duration PASS = Duration.ofMinutes(1);

  private final World world;
  private final Sight sight;

  /// As memory says, once it is written; and when anybody lost anything, forgiven or not.
  private final Map<String, Instant> lost = new HashMap<>();

  private final Map<String, Instant> losses = new HashMap<>();

  SilenceCheck(World world, Sight sight) {
    this.world = world;
    this.sight = sight;
  }

  @Override
  public void reached(String function, Call call) {
    if (Sight.memory(call)) {
      remembered(Sight.entries(call));
    }
    if (call.operation().equals("autoScaling.setUnhealthy")) {
      world.coverage.count(Kind.SET_UNHEALTHY);
      taken(call.text(0), "health");
    }
    if (call.operation().equals("route53.change")
        && call.arguments().get(1) instanceof List<?> all) {
      Set<String> kept = new HashSet<>();
      all.forEach(change -> {
        if (change instanceof RecordChange.Create(RecordSet.Multivalue record)) {
          kept.add(record.instance());
        }
      });
      all.forEach(change -> {
        if (change instanceof RecordChange.Delete(RecordSet.Multivalue record)
            && !kept.contains(record.instance())) {
          removed(record);
        }
      });
    }
  }

  /// Whom memory is to call lost: what follows only carries it out.
  private void remembered(Map<String, Memory.Entry> entries) {
    Map<String, Instant> fresh = new HashMap<>();
    entries.forEach((id, entry) -> {
      if (entry.lost() != null && !lost.containsKey(id)) {
        judge(id, "its place", fresh);
        fresh.put(id, entry.lost());
      }
    });
  }

  /// A write may be lost, and with it what it calls lost or forgives.
  @Override
  public void done(String function, Call call) {
    if (Sight.memory(call)) {
      Sight.entries(call)
          .forEach((id, entry) -> {
            if (entry.lost() == null) {
              lost.remove(id);
            } else {
              lost.put(id, entry.lost());
              losses.put(id, entry.lost());
            }
          });
    }
  }

  private void removed(RecordSet.Multivalue record) {
    String id = record.instance();
    Instance instance = sight.instance(id).orElse(null);
    if (instance == null || !sight.instancesName().equals(Optional.of(record.name()))) {
      return;
    }
    if (sight.withdrawn(instance.zone())) {
      return;
    }
    if (sight.shifted(instance.zone())
        && sight.judged(instance)
        && !lost.containsKey(id)
        && !sight.unfit(instance)) {
      throw new Violation(
          "zone-kept", id + " loses its record, and no other zone has somebody fit to be found");
    }
    if (instance.state() == LifecycleState.PENDING_PROCEED && !sight.away(id)) {
      throw new Violation("record-kept", id + " loses its record on its way into service");
    }
    if (sight.judged(instance)) {
      taken(id, "record");
    }
  }

  private void taken(String id, String what) {
    if (!lost.containsKey(id)) {
      judge(id, what, Map.of());
      lost.put(id, sight.now());
      losses.put(id, sight.now());
    }
  }

  /// @param fresh who loses the same in the same look
  private void judge(String id, String what, Map<String, Instant> fresh) {
    List<Instance> judged =
        sight.view().group().instances().stream().filter(sight::judged).toList();
    Instance accused =
        judged.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new Violation("judged", id + " loses " + what + " but is not in service"));
    if (!sight.unfit(accused)) {
      throw new Violation("judged", id + " loses " + what + " but is neither silent nor failed");
    }
    List<String> unfit = judged.stream().filter(sight::unfit).map(Instance::id).toList();
    if (unfit.size() * 3 > judged.size()) {
      throw new Violation(
          "minority",
          id + " loses " + what + " while " + unfit + " of " + judged.size() + " are unfit");
    }
    Map<String, Instant> recently = new HashMap<>(losses);
    recently.putAll(fresh);
    recently.put(id, sight.now());
    recently.values().removeIf(time -> !time.plus(PASS).isAfter(sight.now()));
    if (recently.size() > Math.max(1, judged.size() / 10)) {
      throw new Violation(
          "allowance", recently.keySet() + " lost " + what + " within a pass of " + judged.size());
    }
    boolean last =
        judged.stream()
            .filter(each -> each.zone().equals(accused.zone()) && !each.id().equals(id))
            .allMatch(each ->
                (lost.containsKey(each.id()) && sight.unfit(each)) || fresh.containsKey(each.id()));
    if (last) {
      throw new Violation(
          "last-of-zone", id + " loses " + what + ", the last of " + accused.zone());
    }
  }
}

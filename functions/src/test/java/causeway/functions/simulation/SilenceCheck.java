package causeway.functions.simulation;

import causeway.functions.Buckets;
import causeway.functions.fake.Call;
import causeway.functions.observed.MemoryJson;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import causeway.functions.simulation.Documents.Door;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The silence rule, written a second time from the design: who may lose record or health.
final class SilenceCheck implements Check {
  private static final Duration PASS = Duration.ofSeconds(50);

  private final World world;
  private final Sight sight;
  private final Map<String, Instant> lost = new HashMap<>();

  SilenceCheck(World world, Sight sight) {
    this.world = world;
    this.sight = sight;
  }

  @Override
  public void reached(String function, Call call) {
    if (call.operation().equals("objects.put") && call.text(1).equals(Buckets.MEMORY)) {
      remembered((byte[]) call.arguments().get(2));
    }
    if (call.operation().equals("autoScaling.setUnhealthy")) {
      world.coverage.count(Kind.SET_UNHEALTHY);
      judge(call.text(0), "health", world.clock.instant());
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

  /// What memory calls lost is as good as lost: a later look only carries it out.
  private void remembered(byte[] memory) {
    MemoryJson.read(memory)
        .instances()
        .forEach((id, entry) -> {
          if (entry.lost() != null && !lost.containsKey(id)) {
            judge(id, "its place", entry.lost());
          }
        });
  }

  /// Forgiven is who memory no longer calls lost, once it is written: such a write may be lost too.
  @Override
  public void done(String function, Call call) {
    if (call.operation().equals("objects.put") && call.text(1).equals(Buckets.MEMORY)) {
      MemoryJson.read((byte[]) call.arguments().get(2))
          .instances()
          .forEach((id, entry) -> {
            if (entry.lost() == null) {
              lost.remove(id);
            }
          });
    }
  }

  private void removed(RecordSet.Multivalue record) {
    Content content = sight.content();
    if (content == null
        || content.door() != Door.INSTANCES
        || !content.name().equals(record.name())) {
      return;
    }
    if (sight
        .instance(record.instance())
        .filter(each -> each.state() == LifecycleState.PENDING_PROCEED)
        .isPresent()) {
      throw new Violation(
          "record-kept", record.instance() + " loses its record on its way into service");
    }
    if (sight
        .instance(record.instance())
        .filter(each -> each.inService() && each.healthy() && !sight.leaving(each.id()))
        .isPresent()) {
      judge(record.instance(), "record", world.clock.instant());
    }
  }

  private void judge(String id, String what, Instant now) {
    if (lost.containsKey(id)) {
      return;
    }
    List<Instance> judged =
        sight.group().stream()
            .filter(each -> each.inService() && each.healthy() && !sight.leaving(each.id()))
            .toList();
    Instance accused =
        judged.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new Violation("judged", id + " loses " + what + " but is not in service"));
    if (!sight.perhapsUnfit(accused)) {
      throw new Violation("judged", id + " loses " + what + " but is neither silent nor failed");
    }
    long unfit = judged.stream().filter(sight::unfit).count();
    if (unfit * 3 > judged.size()) {
      throw new Violation(
          "minority",
          id
              + " loses "
              + what
              + " while "
              + judged.stream().filter(sight::unfit).map(Instance::id).toList()
              + " of "
              + judged.size()
              + " are unfit");
    }
    Map<String, Instant> recently = new HashMap<>(lost);
    recently.values().removeIf(time -> time.plus(PASS).isBefore(now));
    recently.putIfAbsent(id, now);
    lost.putIfAbsent(id, now);
    if (recently.size() > Math.max(1, judged.size() / 10)) {
      throw new Violation(
          "allowance", recently.keySet() + " lost " + what + " within a pass of " + judged.size());
    }
    boolean last =
        judged.stream()
            .filter(each -> each.zone().equals(accused.zone()) && !each.id().equals(id))
            .allMatch(each -> lost.containsKey(each.id()) && sight.unfit(each));
    if (last) {
      throw new Violation(
          "last-of-zone", id + " loses " + what + ", the last of " + accused.zone());
    }
  }
}

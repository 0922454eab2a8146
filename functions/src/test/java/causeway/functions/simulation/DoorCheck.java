package causeway.functions.simulation;

import causeway.functions.LifecyclePass;
import causeway.functions.fake.Call;
import causeway.functions.fake.Member;
import causeway.functions.simulation.Coverage.Kind;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The front door: never empty, nobody in it who is gone, nothing changed that was not seen so, and
/// not more requests than Route 53 takes.
final class DoorCheck implements Check {
  private static final int MOST = 5;

  private final World world;
  private final Sight sight;
  private final Deque<Instant> requests = new ArrayDeque<>();
  private final List<RecordSet> present = new ArrayList<>();

  /// Batches on their way, and the looks that sent them.
  private final IdentityHashMap<Call, Instant> batches = new IdentityHashMap<>();

  private final Map<String, Instant> gone = new HashMap<>();

  DoorCheck(World world, Sight sight) {
    this.world = world;
    this.sight = sight;
    world.cloud.zone().watch(this::changed);
  }

  @Override
  public void finished(Member member, boolean launching, boolean successful) {
    if (!launching) {
      gone.put(member.id(), world.clock.instant());
    }
  }

  @Override
  public void looked(LifecycleView view, LifecycleDesired desired, Instant now) {
    present.clear();
    present.addAll(view.records());
  }

  @Override
  public void reached(String function, Call call) {
    if (!call.operation().startsWith("route53.")) {
      return;
    }
    Instant now = world.clock.instant();
    requests.addLast(now);
    while (requests.getFirst().plusSeconds(1).isBefore(now)) {
      requests.removeFirst();
    }
    if (requests.size() > MOST) {
      throw new Violation("pace", requests.size() + " requests to Route 53 in a second");
    }
    if (call.arguments().get(1) instanceof List<?> changes) {
      batches.put(call, sight.now());
      sight.instancesName().filter(name -> empties(name, changes)).ifPresent(this::empty);
    }
  }

  /// By what the look was shown and has done since: others may have taken a record away.
  private boolean empties(String name, List<?> changes) {
    List<RecordSet> left = new ArrayList<>(present);
    boolean before = left.stream().anyMatch(record -> record.name().equals(name));
    apply(changes, left);
    return before && left.stream().noneMatch(record -> record.name().equals(name));
  }

  private static void apply(List<?> changes, List<RecordSet> records) {
    for (Object change : changes) {
      switch (change) {
        case RecordChange.Delete(RecordSet record) -> records.remove(record);
        case RecordChange.Create(RecordSet record) -> records.add(record);
        default -> throw new IllegalStateException(change + " is no change of a record");
      }
    }
  }

  private void empty(String name) {
    healthy()
        .forEach(id -> {
          throw new Violation("never-empty", name + " has no record, " + id + " is in service");
        });
  }

  @Override
  public void done(String function, Call call) {
    if (!call.operation().equals("route53.change")) {
      return;
    }
    world.coverage.count(Kind.RECORDS_CHANGED);
    Instant look = batches.remove(call);
    if (look != null
        && look.equals(sight.now())
        && call.arguments().get(1) instanceof List<?> all) {
      apply(all, present);
    }
  }

  private List<String> healthy() {
    return sight.view().group().instances().stream()
        .filter(instance -> instance.inService() && instance.healthy())
        .filter(instance ->
            world
                .cloud
                .group()
                .member(instance.id())
                .filter(member -> member.state() == LifecycleState.IN_SERVICE && member.healthy())
                .isPresent())
        .filter(
            instance -> world.proxies.of(instance.id()).filter(SimulatedProxy::accepts).isPresent())
        .map(instance -> instance.id())
        .toList();
  }

  /// A batch took effect: what it deleted was there, exactly so, and what it made was not.
  private void changed(List<RecordSet> before, List<RecordChange> changes) {
    List<RecordSet> present = new ArrayList<>(before);
    for (RecordChange change : changes) {
      RecordSet record = change.record();
      boolean fits =
          switch (change) {
            case RecordChange.Delete _ -> present.remove(record);
            case RecordChange.Create _ ->
                present.stream().noneMatch(each -> sameKey(each, record)) && present.add(record);
          };
      if (!fits) {
        throw new Violation("compare-and-set", change + " where there is " + before);
      }
    }
  }

  private static boolean sameKey(RecordSet one, RecordSet other) {
    boolean multivalue =
        one instanceof RecordSet.Multivalue a
            && other instanceof RecordSet.Multivalue b
            && a.instance().equals(b.instance());
    boolean simple =
        !(one instanceof RecordSet.Multivalue) && !(other instanceof RecordSet.Multivalue);
    return one.name().equals(other.name()) && (multivalue || simple);
  }

  @Override
  public void completed(String function, Instant looked) {
    if (!function.equals(LifecyclePass.NAME) || !sight.isOf(looked)) {
      return;
    }
    // By what this look read: a batch that is done late may bring one back since.
    for (RecordSet record : sight.view().records()) {
      if (record instanceof RecordSet.Multivalue multivalue) {
        Instant ended = gone.get(multivalue.instance());
        if (ended != null && ended.plus(Weather.MOST_LAG).isBefore(looked)) {
          throw new Violation("terminated", multivalue + " is left, terminated at " + ended);
        }
      }
    }
  }
}

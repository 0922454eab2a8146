package causeway.functions.simulation;

import causeway.functions.LifecyclePass;
import causeway.functions.fake.Call;
import causeway.functions.fake.Member;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import causeway.functions.simulation.Documents.Door;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The front door: never empty, nobody in it who is gone, nothing changed that was not seen so, and
/// not more requests than Route 53 takes.
final class DoorCheck implements Check {
  private static final int MOST = 5;

  private final World world;
  private final Sight sight;
  private final Deque<Instant> requests = new ArrayDeque<>();
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
  }

  @Override
  public void done(String function, Call call) {
    if (!call.operation().equals("route53.change")) {
      return;
    }
    world.coverage.count(Kind.RECORDS_CHANGED);
    Content content = world.history.contentInForce();
    if (content == null
        || content.door() != Door.INSTANCES
        || !sight.instancesName().equals(Optional.of(content.name()))) {
      return;
    }
    if (world.cloud.zone().at(content.name()).isEmpty()) {
      healthy()
          .forEach(id -> {
            throw new Violation(
                "never-empty", content.name() + " has no record, " + id + " is in service");
          });
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

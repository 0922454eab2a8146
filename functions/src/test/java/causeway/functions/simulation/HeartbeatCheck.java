package causeway.functions.simulation;

import causeway.functions.LifecyclePass;
import causeway.functions.fake.Call;
import causeway.functions.fake.Member;
import causeway.functions.simulation.Coverage.Kind;
import causeway.reconcile.desired.AtHook;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.plan.Action.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Heartbeats: a look that holds an instance asks for its time whenever it did not for as long as a
/// heartbeat is for, and before it changes anything else. Then a hook times out only while no look
/// was possible, or AWS refused.
final class HeartbeatCheck implements Check {
  private final World world;
  private final Sight sight;
  private final Map<String, Instant> tried = new HashMap<>();
  private final Set<String> due = new HashSet<>();
  private final Set<String> overlooked = new HashSet<>();

  HeartbeatCheck(World world, Sight sight) {
    this.world = world;
    this.sight = sight;
  }

  @Override
  public void looked(LifecycleView view, LifecycleDesired desired, Instant now) {
    due.clear();
    view.group().instances().stream()
        .map(Instance::id)
        .filter(id -> desired.hooks().get(id) instanceof AtHook.Hold)
        .filter(id -> waits(id, now))
        .forEach(due::add);
  }

  /// Whether it waits as it was shown to, and nobody has asked for its time for too long.
  private boolean waits(String id, Instant now) {
    Member member = world.cloud.group().member(id).orElse(null);
    Instance shown = sight.instance(id).orElse(null);
    if (member == null || shown == null || member.waiting() == null) {
      return false;
    }
    if (shown.state() != member.state()) {
      return false;
    }
    Optional<Instant> since =
        member.state() == LifecycleState.PENDING_WAIT
            ? sight.remembered(member)
            : sight.leaving(id);
    return since.isPresent() && !tried.getOrDefault(id, since.get()).plus(every()).isAfter(now);
  }

  private Duration every() {
    Duration third = World.TERMINATE_TIMEOUT.dividedBy(3);
    Duration every = world.lifecycleConfig.settings().heartbeatEvery();
    return every.compareTo(third) < 0 ? every : third;
  }

  @Override
  public void reached(String function, Call call) {
    if (call.operation().equals("autoScaling.recordLifecycleActionHeartbeat")) {
      String id = call.text(2);
      tried.put(id, sight.now());
      due.remove(id);
      overlooked.remove(id);
    } else if (function.equals(LifecyclePass.NAME)
        && call.mutating()
        && !call.operation().startsWith("queue.")) {
      missed(call.toString());
    }
  }

  private void missed(String before) {
    if (!due.isEmpty()) {
      throw new Violation("heartbeat", "none for " + due + " before " + before);
    }
  }

  @Override
  public void done(String function, Call call) {
    if (call.operation().equals("autoScaling.recordLifecycleActionHeartbeat")) {
      world.coverage.count(Kind.HEARTBEATS);
    }
  }

  @Override
  public void completed(String function, Instant looked) {
    if (!function.equals(LifecyclePass.NAME) || !sight.isOf(looked)) {
      return;
    }
    for (Member member : world.cloud.group().members()) {
      if (member.state() == LifecycleState.TERMINATING_WAIT && waits(member.id(), looked)) {
        overlooked.add(member.id());
      }
    }
  }

  @Override
  public void waits(Member member, boolean launching, boolean pool) {
    tried.remove(member.id());
    overlooked.remove(member.id());
  }

  @Override
  public void waitEnded(Member member, String hook, Result result, boolean timedOut) {
    long live = world.proxies.of(member.id()).map(SimulatedProxy::live).orElse(0L);
    if (timedOut && live > 0 && overlooked.contains(member.id())) {
      throw new Violation("heartbeat", member + " was cut off with " + live + " connections");
    }
  }
}

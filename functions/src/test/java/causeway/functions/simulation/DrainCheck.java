package causeway.functions.simulation;

import causeway.functions.LifecyclePass;
import causeway.functions.fake.Call;
import causeway.functions.fake.Member;
import causeway.functions.simulation.Coverage.Kind;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.plan.Action.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Drains: nobody's connection is cut within the limit, neither by us nor because we forgot a
/// heartbeat.
final class DrainCheck implements Check {
  private static final Duration SLACK = Duration.ofSeconds(30);

  private final World world;
  private final Map<String, Instant> firstLook = new HashMap<>();
  private final Map<String, Instant> lookedAt = new HashMap<>();

  DrainCheck(World world) {
    this.world = world;
  }

  @Override
  public void waits(Member member, boolean launching, boolean pool) {
    firstLook.remove(member.id());
    lookedAt.remove(member.id());
    if (!launching) {
      world.coverage.count(pool ? Kind.INTO_THE_POOL : Kind.TERMINATIONS);
    }
  }

  @Override
  public void waitEnded(Member member, String hook, Result result, boolean timedOut) {
    if (member.state() == LifecycleState.PENDING_WAIT) {
      return;
    }
    long live = world.proxies.of(member.id()).map(SimulatedProxy::live).orElse(0L);
    Member.Wait wait = member.waiting();
    Instant now = world.clock.instant();
    Instant began = wait == null ? now : wait.began();
    // Its time runs from Terminating on, which comes a moment before the wait.
    Duration limit = world.lifecycleConfig.settings().drainLimit().minus(SLACK);
    boolean within = began.plus(limit).isAfter(now);
    if (timedOut) {
      world.coverage.count(Kind.HOOKS_TIMED_OUT);
      if (live > 0 && within && wait != null && couldHaveHeld(member, wait)) {
        throw new Violation("heartbeat", member + " was cut off with " + live + " connections");
      }
      return;
    }
    if (live > 0 && within) {
      throw new Violation("drain", member + " goes with " + live + " connections");
    }
    world.coverage.count(live > 0 ? Kind.DRAIN_LIMITS_REACHED : Kind.DRAINED);
  }

  /// A run that saw it draining and wanted nothing more came late enough for two heartbeats, of
  /// which one may be lost.
  private boolean couldHaveHeld(Member member, Member.Wait wait) {
    Duration every = world.lifecycleConfig.settings().heartbeatEvery().plus(SLACK);
    Instant lastBeat = wait.until().minus(World.TERMINATE_TIMEOUT);
    Instant first = firstLook.get(member.id());
    Instant looked = lookedAt.get(member.id());
    return first != null
        && looked != null
        && looked.isAfter(lastBeat.plus(every).plus(every))
        && looked.isAfter(first.plus(every));
  }

  @Override
  public void completed(String function, Instant looked) {
    if (function.equals(LifecyclePass.NAME)) {
      world.cloud.group().members().stream()
          .filter(member -> member.waiting() != null)
          .filter(member -> member.since().plus(SLACK).isBefore(looked))
          .forEach(member -> {
            firstLook.putIfAbsent(member.id(), looked);
            lookedAt.put(member.id(), looked);
          });
    }
  }

  @Override
  public void done(String function, Call call) {
    if (call.operation().equals("autoScaling.recordLifecycleActionHeartbeat")) {
      world.coverage.count(Kind.HEARTBEATS);
    }
  }
}

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
  private static final Duration SLACK = Duration.ofSeconds(15);

  private final World world;
  private final Map<String, Instant> firstLook = new HashMap<>();
  private final Map<String, Due> dues = new HashMap<>();

  /// Completed looks since a heartbeat by which another was due, each a heartbeat's time after the
  /// one before.
  private record Due(Instant beat, Instant last, int looks) {}

  DrainCheck(World world) {
    this.world = world;
  }

  @Override
  public void waits(Member member, boolean launching, boolean pool) {
    firstLook.remove(member.id());
    dues.remove(member.id());
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
      throw new Violation(
          "drain", member + " goes with " + live + " connections, waiting since " + began);
    }
    world.coverage.count(live > 0 ? Kind.DRAIN_LIMITS_REACHED : Kind.DRAINED);
  }

  /// Three runs that wanted nothing more came so late, and so far apart, that one of them must have
  /// sent a heartbeat, even if those of the others were lost.
  private boolean couldHaveHeld(Member member, Member.Wait wait) {
    Due due = dues.get(member.id());
    return due != null && due.beat().equals(lastBeat(wait)) && due.looks() >= 3;
  }

  private static Instant lastBeat(Member.Wait wait) {
    return wait.until().minus(World.TERMINATE_TIMEOUT);
  }

  @Override
  public void completed(String function, Instant looked) {
    if (!function.equals(LifecyclePass.NAME)) {
      return;
    }
    Duration every = world.lifecycleConfig.settings().heartbeatEvery().plus(SLACK);
    for (Member member : world.cloud.group().members()) {
      Member.Wait wait = member.waiting();
      if (wait == null || member.since().plus(SLACK).isAfter(looked)) {
        continue;
      }
      // It counts from its own first look when that came late.
      Instant from = firstLook.computeIfAbsent(member.id(), any -> looked);
      Instant beat = lastBeat(wait);
      Due due = dues.get(member.id());
      if (due != null && due.beat().equals(beat)) {
        if (looked.isAfter(due.last().plus(every))) {
          dues.put(member.id(), new Due(beat, looked, due.looks() + 1));
        }
      } else if (looked.isAfter(beat.plus(every)) && looked.isAfter(from.plus(every))) {
        dues.put(member.id(), new Due(beat, looked, 1));
      }
    }
  }

  @Override
  public void done(String function, Call call) {
    if (call.operation().equals("autoScaling.recordLifecycleActionHeartbeat")) {
      world.coverage.count(Kind.HEARTBEATS);
    }
  }
}

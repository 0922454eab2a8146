package causeway.functions.simulation;

import causeway.functions.fake.Call;
import causeway.functions.fake.Member;
import causeway.functions.simulation.Coverage.Kind;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.plan.Action.Result;
import java.time.Duration;
import java.time.Instant;

/// Drains: within the limit, nobody is told to go who has live connections. The time runs from the
/// look that first showed an instance on its way out.
final class DrainCheck implements Check {
  private final World world;
  private final Sight sight;

  DrainCheck(World world, Sight sight) {
    this.world = world;
    this.sight = sight;
  }

  @Override
  public void waits(Member member, boolean launching, boolean pool) {
    if (!launching) {
      world.coverage.count(pool ? Kind.INTO_THE_POOL : Kind.TERMINATIONS);
    }
  }

  @Override
  public void reached(String function, Call call) {
    if (!call.operation().equals("autoScaling.completeLifecycleAction")) {
      return;
    }
    Member member = world.cloud.group().member(call.text(2)).orElse(null);
    Member.Wait wait = member == null ? null : member.waiting();
    if (member == null
        || wait == null
        || !wait.hook().equals(call.text(1))
        || member.state() == LifecycleState.PENDING_WAIT) {
      return;
    }
    Instant since = sight.shownLeaving(member.id());
    Duration limit = world.lifecycleConfig.settings().drainLimit();
    long live = live(member);
    if (live > 0 && since.plus(limit).isAfter(sight.now())) {
      throw new Violation(
          "drain", member + " goes with " + live + " connections, on its way out since " + since);
    }
  }

  private long live(Member member) {
    return world.proxies.of(member.id()).map(SimulatedProxy::live).orElse(0L);
  }

  @Override
  public void waitEnded(Member member, String hook, Result result, boolean timedOut) {
    if (member.state() != LifecycleState.PENDING_WAIT) {
      world.coverage.count(
          timedOut
              ? Kind.HOOKS_TIMED_OUT
              : live(member) > 0 ? Kind.DRAIN_LIMITS_REACHED : Kind.DRAINED);
    }
  }
}

package causeway.functions.simulation;

import causeway.functions.LifecyclePass;
import causeway.functions.fake.Member;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import causeway.functions.simulation.Documents.Door;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.plan.Action.Result;
import java.time.Duration;
import java.time.Instant;

/// Launches: only with the rules that were in force, only with a record, and not for ever.
final class LaunchCheck implements Check {
  private static final Duration SLACK = Duration.ofSeconds(15);

  private final World world;
  private final Sight sight;

  LaunchCheck(World world, Sight sight) {
    this.world = world;
    this.sight = sight;
  }

  @Override
  public void waitEnded(Member member, String hook, Result result, boolean timedOut) {
    if (member.state() != LifecycleState.PENDING_WAIT) {
      return;
    }
    if (timedOut || result == Result.ABANDON) {
      world.coverage.count(timedOut ? Kind.HOOKS_TIMED_OUT : Kind.LAUNCHES_ABANDONED);
      return;
    }
    world.coverage.count(Kind.LAUNCHES_CONTINUED);
    Member.Wait wait = member.waiting();
    long enforced = world.proxies.of(member.id()).map(SimulatedProxy::sequence).orElse(0L);
    long first = wait == null ? 0 : Math.max(1, sight.sequenceSeen(member.id(), wait));
    if (enforced < first) {
      throw new Violation(
          "launch-sequence",
          member + " comes into service enforcing " + enforced + ", it had to enforce " + first);
    }
    Content now = world.history.contentInForce();
    if (now != null
        && now.door() == Door.INSTANCES
        && now.equals(sight.content())
        && !world.scenario.meddled()
        && !world.cloud.zone().instances(now.name()).contains(member.id())) {
      throw new Violation("record-first", member + " comes into service without a record");
    }
  }

  @Override
  public void completed(String function, Instant looked) {
    if (!function.equals(LifecyclePass.NAME)) {
      return;
    }
    Duration limit = world.lifecycleConfig.settings().launchLimit().plus(SLACK);
    for (Member member : world.cloud.group().members()) {
      Member.Wait wait = member.waiting();
      if (member.state() == LifecycleState.PENDING_WAIT && wait != null) {
        sight
            .waitRemembered(member.id(), wait)
            .filter(seen -> seen.plus(limit).isBefore(looked))
            .ifPresent(seen -> {
              throw new Violation(
                  "launch-limit", member + " still waits, remembered since " + seen);
            });
      }
    }
  }
}

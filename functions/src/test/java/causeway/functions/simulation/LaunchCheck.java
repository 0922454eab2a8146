package causeway.functions.simulation;

import causeway.functions.LifecyclePass;
import causeway.functions.fake.Call;
import causeway.functions.fake.Member;
import causeway.functions.simulation.Coverage.Kind;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.Action.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Launches: only with the rules that were in force, only with a record, and not for ever.
///
/// A launch is judged when the function tells Auto Scaling to go on with it. What becomes of a call
/// that is done late nobody can hold back.
final class LaunchCheck implements Check {
  private final World world;
  private final Sight sight;

  LaunchCheck(World world, Sight sight) {
    this.world = world;
    this.sight = sight;
  }

  @Override
  public void waitEnded(Member member, String hook, Result result, boolean timedOut) {
    if (member.state() == LifecycleState.PENDING_WAIT) {
      world.coverage.count(
          timedOut
              ? Kind.HOOKS_TIMED_OUT
              : result == Result.ABANDON ? Kind.LAUNCHES_ABANDONED : Kind.LAUNCHES_CONTINUED);
    }
  }

  @Override
  public void reached(String function, Call call) {
    if (call.operation().equals("autoScaling.completeLifecycleAction")
        && call.text(1).equals(world.lifecycleConfig.settings().launchHook())
        && call.arguments().get(3) == Result.CONTINUE) {
      world
          .cloud
          .group()
          .member(call.text(2))
          .filter(member -> member.state() == LifecycleState.PENDING_WAIT)
          .ifPresent(this::continued);
    }
  }

  private void continued(Member member) {
    long enforced = world.proxies.of(member.id()).map(SimulatedProxy::sequence).orElse(0L);
    long first =
        Math.max(
            1,
            sight
                .sequence(member)
                .orElseThrow(() ->
                    new Violation(
                        "launch-sequence",
                        member + " comes into service, but nobody saw it wait")));
    if (enforced < first) {
      throw new Violation(
          "launch-sequence",
          member + " comes into service enforcing " + enforced + ", it had to enforce " + first);
    }
    Optional<String> name = sight.instancesName();
    if (name.isPresent() && !sight.withdrawn(member.zone()) && !recorded(name.get(), member.id())) {
      throw new Violation("record-first", member + " comes into service without a record");
    }
  }

  /// By what the look was shown: somebody may have taken it away since.
  private boolean recorded(String name, String id) {
    return sight.view().records().stream()
        .anyMatch(record ->
            record instanceof RecordSet.Multivalue multivalue
                && multivalue.name().equals(name)
                && multivalue.instance().equals(id));
  }

  @Override
  public void completed(String function, Instant looked) {
    if (!function.equals(LifecyclePass.NAME) || !sight.isOf(looked)) {
      return;
    }
    Duration limit = world.lifecycleConfig.settings().launchLimit();
    for (Member member : world.cloud.group().members()) {
      boolean shown =
          sight
              .instance(member.id())
              .filter(each -> each.state() == LifecycleState.PENDING_WAIT)
              .isPresent();
      if (shown && member.state() == LifecycleState.PENDING_WAIT) {
        sight
            .remembered(member)
            .filter(seen -> !seen.plus(limit).isAfter(looked))
            .ifPresent(seen -> {
              throw new Violation(
                  "launch-limit", member + " still waits, remembered since " + seen);
            });
      }
    }
  }
}

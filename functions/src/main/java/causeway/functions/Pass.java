package causeway.functions;

import causeway.functions.apply.Applied;
import causeway.functions.cloud.Host;
import causeway.functions.event.Trigger;
import causeway.functions.report.Run;
import causeway.functions.report.Run.Outcome;
import causeway.reconcile.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The flow that the functions which change targets share: look, plan, apply, look again until the
/// plan is empty, report. One run at a time, by the queue's message group; whatever is left over
/// when time runs out is the next pass's.
final class Pass {
  /// Events carry whole seconds, and clocks differ by a little: one this much older than a look may
  /// still have happened after it.
  private static final Duration BLUR = Duration.ofSeconds(2);

  /// What a look, its changes and the report need at the most; no look starts with less left.
  private static final Duration NEEDED = Duration.ofSeconds(10);

  /// From one look to the next that only proxies' reports ask for. A new snapshot makes all of them
  /// report within seconds: meanwhile their messages fill batches, and most are older than the look
  /// that serves them.
  private static final Duration APART = Duration.ofSeconds(3);

  private static final int MOST_LOOKS = 12;

  /// Looks that changed nothing although something differed, before it is left to the next pass.
  private static final int MOST_IDLE = 3;

  private final Host host;
  private final boolean dryRun;

  Pass(Host host, boolean dryRun) {
    this.host = host;
    this.dryRun = dryRun;
  }

  /// What one look led to.
  ///
  /// @param stale whether a trigger is newer than what was described
  record Looked(Plan plan, boolean stale) {}

  /// A function's own part of the flow.
  interface Steps {
    Looked look(Instant now);

    Applied apply(Plan plan);
  }

  /// Runs a function.
  ///
  /// @param before when the last completed look began
  Run run(String function, List<Trigger> triggers, Instant before, Instant deadline, Steps steps) {
    Instant began = host.now();
    if (old(triggers, before)) {
      List<String> none = List.of();
      return new Run(function, Outcome.ACKNOWLEDGED, began, before, 0, none, none, none, none);
    }
    if (!triggers.isEmpty() && triggers.stream().allMatch(Pass::report)) {
      Duration wait = Duration.between(began, before.plus(APART));
      if (wait.isPositive() && fits(wait, deadline)) {
        host.pause(wait);
      }
    }
    Deque<Duration> again =
        new ArrayDeque<>(List.of(Duration.ofSeconds(5), Duration.ofSeconds(15)));
    List<String> done = new ArrayList<>();
    int idle = 0;
    for (int looks = 1; ; looks++) {
      Instant looked = host.now();
      Looked seen = steps.look(looked);
      Plan plan = seen.plan();
      List<String> failures = new ArrayList<>();
      Outcome outcome = null;
      if (dryRun) {
        plan.actions().forEach(action -> done.add(action.words()));
        outcome = Outcome.DRY_RUN;
      } else if (plan.empty()) {
        if (!seen.stale() || !waited(again, deadline)) {
          outcome = Outcome.COMPLETE;
        }
      } else {
        Applied applied = steps.apply(plan);
        applied.done().forEach(action -> done.add(action.words()));
        failures.addAll(applied.failures());
        idle = applied.done().isEmpty() && applied.settled().isEmpty() ? idle + 1 : 0;
        if (!applied.lookAgain()
            || idle == MOST_IDLE
            || looks == MOST_LOOKS
            || !fits(Duration.ZERO, deadline)) {
          failures.addAll(applied.moved());
          outcome = Outcome.INCOMPLETE;
        }
      }
      if (outcome != null) {
        return new Run(
            function, outcome, began, looked, looks, done, plan.waits(), plan.alarms(), failures);
      }
    }
  }

  private static boolean report(Trigger trigger) {
    return trigger instanceof Trigger.ObjectCreated object && object.key().startsWith(Buckets.EDGE);
  }

  /// Whether a look that began then has seen all that these triggers tell of.
  static boolean old(List<Trigger> triggers, Instant before) {
    return !triggers.isEmpty()
        && triggers.stream().allMatch(trigger -> trigger.time().plus(BLUR).isBefore(before));
  }

  /// Waits before the next look at an answer that is older than its event, if time permits.
  private boolean waited(Deque<Duration> again, Instant deadline) {
    Duration wait = again.poll();
    if (wait == null || !fits(wait, deadline)) {
      return false;
    }
    host.pause(wait);
    return true;
  }

  private boolean fits(Duration wait, Instant deadline) {
    return !host.now().plus(wait).plus(NEEDED).isAfter(deadline);
  }
}

package causeway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.functions.apply.Applied;
import causeway.functions.event.Trigger;
import causeway.functions.report.Run;
import causeway.functions.report.Run.Outcome;
import causeway.reconcile.plan.Action;
import causeway.reconcile.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The flow: look until nothing differs, and no longer than it is any use.
class PassTest {
  private static final Instant START = VirtualHost.START;
  private static final Action REPLACE = new Action.SetUnhealthy("i-1", "replace i-1");
  private static final Plan DIFFERS = new Plan(List.of(REPLACE), List.of(), List.of());
  private static final Plan NOTHING = new Plan(List.of(), List.of("hold"), List.of("alarm"));
  private static final Applied DONE = new Applied(List.of(REPLACE), Set.of(), List.of(), List.of());
  private static final Applied MOVED =
      new Applied(List.of(), Set.of(), List.of("replace i-1: moved"), List.of());
  private static final Applied FAILED =
      new Applied(List.of(), Set.of(), List.of(), List.of("replace i-1: denied"));

  private final VirtualHost host = new VirtualHost();
  private final Deque<Pass.Looked> looks = new ArrayDeque<>();
  private final Deque<Applied> applied = new ArrayDeque<>();
  private final List<Plan> asked = new ArrayList<>();

  /// Looks and results come as they were queued; the last one of each stays.
  private final class Script implements Pass.Steps {
    @Override
    public Pass.Looked look(Instant now) {
      return looks.size() > 1 ? looks.removeFirst() : looks.getFirst();
    }

    @Override
    public Applied apply(Plan plan) {
      asked.add(plan);
      return applied.size() > 1 ? applied.removeFirst() : applied.getFirst();
    }
  }

  private void sees(Plan plan) {
    looks.add(new Pass.Looked(plan, false));
  }

  private Run run(Duration time, Trigger... triggers) {
    return new Pass(host, false).run("f", List.of(triggers), START, START.plus(time), new Script());
  }

  private Run run() {
    return run(Duration.ofMinutes(1));
  }

  private static Trigger tick(Instant time) {
    return new Trigger.Tick(time, "x");
  }

  @Test
  void nothingToDoIsOneLook() {
    sees(NOTHING);
    Run run = run();
    assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(run.looks()).isEqualTo(1);
    assertThat(run.waits()).containsExactly("hold");
    assertThat(run.alarms()).containsExactly("alarm");
    assertThat(asked).isEmpty();
  }

  @Test
  void looksUntilNothingDiffers() {
    sees(DIFFERS);
    sees(DIFFERS);
    sees(NOTHING);
    applied.add(DONE);
    Run run = run();
    assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(run.looks()).isEqualTo(3);
    assertThat(run.done()).containsExactly("replace i-1", "replace i-1");
  }

  @Test
  void whatFailsForGoodIsLeftToTheNextPass() {
    sees(DIFFERS);
    applied.add(FAILED);
    Run run = run();
    assertThat(run.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(run.looks()).isEqualTo(1);
    assertThat(run.failures()).containsExactly("replace i-1: denied");
  }

  @Test
  void whatMovesAwayThreeTimesIsLeftToo() {
    sees(DIFFERS);
    applied.add(MOVED);
    Run run = run();
    assertThat(run.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(run.looks()).isEqualTo(3);
    assertThat(run.failures()).containsExactly("replace i-1: moved");
  }

  @Test
  void aFailureThatHealedIsForgotten() {
    sees(DIFFERS);
    sees(DIFFERS);
    sees(NOTHING);
    applied.add(new Applied(List.of(REPLACE), Set.of(), List.of(), List.of("x: throttled")));
    applied.add(DONE);
    assertThat(run().failures()).isEmpty();
  }

  @Test
  void anAnswerOlderThanItsEventIsAskedForAgainAfterFiveAndFifteenSeconds() {
    looks.add(new Pass.Looked(NOTHING, true));
    Run run = run();
    assertThat(host.pauses()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(15));
    assertThat(run.looks()).isEqualTo(3);
    assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(run.looked()).isEqualTo(START.plusSeconds(20));
  }

  @Test
  void notWhenTheTimeDoesNotPermitIt() {
    looks.add(new Pass.Looked(NOTHING, true));
    assertThat(run(Duration.ofSeconds(25)).looks()).isEqualTo(2);
    assertThat(host.pauses()).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void eventsOlderThanTheLastCompletedLookAreAcknowledgedWithoutOne() {
    sees(NOTHING);
    Run run = run(Duration.ofMinutes(1), tick(START.minusSeconds(3)), tick(START.minusSeconds(9)));
    assertThat(run.outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(run.looks()).isZero();
  }

  @Test
  void butNotOneThatMayBeYoungerThanItsWholeSecondsSay() {
    sees(NOTHING);
    Run run = run(Duration.ofMinutes(1), tick(START.minusSeconds(9)), tick(START.minusSeconds(2)));
    assertThat(run.looks()).isEqualTo(1);
  }

  @Test
  void reportsAloneWaitUntilTheLastLookIsThreeSecondsAgo() {
    sees(NOTHING);
    Trigger report = new Trigger.ObjectCreated(START, "reports", "edge/arn/report.json", null);
    Run _ = run(Duration.ofMinutes(1), report, report);
    assertThat(host.pauses()).containsExactly(Duration.ofSeconds(3));
    Run _ = run(Duration.ofMinutes(1), report);
    assertThat(host.pauses()).as("long enough ago by now").hasSize(1);
  }

  @Test
  void butNotWithAnythingElseNorWithoutTheTime() {
    sees(NOTHING);
    Trigger report = new Trigger.ObjectCreated(START, "reports", "edge/arn/report.json", null);
    Run _ = run(Duration.ofMinutes(1), report, tick(START));
    Run _ = run(Duration.ofMinutes(1), new Trigger.ObjectCreated(START, "c", "farm.yaml", "v"));
    Run _ = run(Duration.ofSeconds(12), report);
    assertThat(host.pauses()).isEmpty();
  }

  @Test
  void dryOnlyTells() {
    sees(DIFFERS);
    Run run =
        new Pass(host, true)
            .run("f", List.of(), START, START.plus(Duration.ofMinutes(1)), new Script());
    assertThat(run.outcome()).isEqualTo(Outcome.DRY_RUN);
    assertThat(run.done()).containsExactly("replace i-1");
    assertThat(asked).isEmpty();
  }

  @Test
  void withTheTimeOverItStops() {
    sees(DIFFERS);
    applied.add(DONE);
    assertThat(run(Duration.ofSeconds(5)).outcome()).isEqualTo(Outcome.INCOMPLETE);
  }
}

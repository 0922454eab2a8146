package causeway.reconcile;

import static causeway.reconcile.observed.LifecycleState.IN_SERVICE;
import static causeway.reconcile.observed.LifecycleState.PENDING;
import static causeway.reconcile.observed.LifecycleState.PENDING_PROCEED;
import static causeway.reconcile.observed.LifecycleState.PENDING_WAIT;
import static causeway.reconcile.observed.LifecycleState.STANDBY;
import static causeway.reconcile.observed.LifecycleState.WARMED_PENDING_WAIT;
import static causeway.reconcile.observed.LifecycleState.WARMED_STOPPED;
import static causeway.reconcile.observed.Report.State.FAILED;
import static causeway.reconcile.observed.Report.State.SERVING;
import static causeway.reconcile.observed.Report.State.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.document.FrontDoor;
import causeway.reconcile.observed.FrontDoorChoice;
import causeway.reconcile.observed.Memory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The launch hook lets nobody through who does not enforce what it first had to.
class LaunchTest {
  private static Scene waiting() {
    return Scene.loadBalancer().serving("i-1", "a").with("i-2", "b", PENDING_WAIT);
  }

  @Test
  void withoutAReportItWaits() {
    assertThat(waiting().words()).containsExactly("hold back i-2: no report yet");
  }

  @Test
  void whileItStartsItWaits() {
    assertThat(waiting().says("i-2", STARTING, 0).words())
        .containsExactly("hold back i-2: its proxy is starting");
  }

  @Test
  void anOlderSequenceIsNotEnough() {
    assertThat(waiting().says("i-2", SERVING, 0, 6L, Scene.NOW).words())
        .containsExactly("hold back i-2: its proxy enforces sequence 6, it must be at least 7");
  }

  @Test
  void theSequenceThatWasCurrentIsEnough() {
    assertThat(waiting().says("i-2", SERVING, 0, 7L, Scene.NOW).words())
        .containsExactly("let i-2 into service: its proxy enforces sequence 7");
  }

  @Test
  void whatIsPublishedWhileItWaitsIsNotAskedOfIt() {
    Scene scene = waiting();
    scene.done();
    scene.sequence(9).says("i-2", SERVING, 0, 7L, Scene.NOW);
    assertThat(scene.words())
        .containsExactly("let i-2 into service: its proxy enforces sequence 7");
  }

  @Test
  void withoutASnapshotInForceNobodyIsLetIn() {
    assertThat(waiting().sequence(0).says("i-2", SERVING, 0, null, Scene.NOW).words())
        .containsExactly("hold back i-2: its proxy enforces no snapshot, it must be at least 1");
  }

  @Test
  void aGoodReportThatIsOldIsNotEnough() {
    assertThat(
            waiting().says("i-2", SERVING, 0, 7L, Scene.NOW.minus(Duration.ofSeconds(91))).words())
        .containsExactly("hold back i-2: its last report is old");
  }

  @Test
  void aReportOfFailureAbandons() {
    assertThat(waiting().says("i-2", FAILED, 0).words())
        .containsExactly("abandon i-2: its proxy failed (no-listener): port 443 is taken");
  }

  @Test
  void theLaunchLimitAbandonsAndNotASecondBefore() {
    Scene scene = waiting();
    scene.done();
    scene.later(Duration.ofMinutes(10).minusSeconds(1)).says("i-1", SERVING, 0);
    assertThat(scene.words())
        .containsExactly("send a heartbeat for i-2", "hold back i-2: no report yet");
    scene.later(Duration.ofSeconds(1));
    assertThat(scene.words()).containsExactly("abandon i-2: not ready after 10 min: no report yet");
  }

  @Test
  void itsRecordComesFirst() {
    Scene scene =
        Scene.instances().serving("i-1", "a").record("i-1").with("i-2", "b", PENDING_WAIT);
    scene.says("i-2", SERVING, 0, 7L, Scene.NOW);
    assertThat(scene.done())
        .containsExactly("add i-2 to DNS", "hold back i-2: its record comes first");
    assertThat(scene.done()).containsExactly("let i-2 into service: its proxy enforces sequence 7");
  }

  @Test
  void aRecordAtAnotherNameIsNotEnough() {
    Scene scene =
        Scene.instances().serving("i-1", "a").record("i-1").with("i-2", "b", PENDING_WAIT);
    scene.says("i-2", SERVING, 0, 7L, Scene.NOW);
    scene.done();
    scene.door(
        new FrontDoorChoice.Known(
            new FrontDoor("new.example.net", FrontDoor.Kind.INSTANCES, false)));
    assertThat(scene.words()).contains("hold back i-2: its record comes first");
  }

  @Test
  void itsRecordStaysUntilItIsInService() {
    Scene scene =
        Scene.instances().serving("i-1", "a").record("i-1").with("i-2", "b", PENDING_WAIT);
    scene.says("i-2", SERVING, 0, 7L, Scene.NOW);
    scene.done();
    scene.done();
    scene.with("i-2", "b", PENDING_PROCEED);
    assertThat(scene.plan().actions()).isEmpty();
  }

  @Test
  void backFromStandbyItWaitsAnewAndForNewerRules() {
    Scene scene = waiting().says("i-2", SERVING, 0, 7L, Scene.NOW);
    scene.done();
    scene.with("i-2", "b", IN_SERVICE).done();
    scene.with("i-2", "b", STANDBY).later(Duration.ofMinutes(10)).done();
    scene.sequence(8).says("i-1", SERVING, 0).with("i-2", "b", PENDING_WAIT);
    scene.says("i-2", SERVING, 0, 7L, Scene.NOW.plus(Duration.ofMinutes(10)));
    assertThat(scene.words())
        .contains("hold back i-2: its proxy enforces sequence 7, it must be at least 8");
  }

  @Test
  void anOldDescriptionOfStandbyDoesNotKeepOutWhoJustCameBack() {
    Scene scene = Scene.instances().serving("i-1", "a").record("i-1");
    scene.with("i-2", "b", STANDBY).done();
    scene.later(Duration.ofMinutes(2)).serving("i-1", "a");
    scene.with("i-2", "b", PENDING_WAIT).says("i-2", SERVING, 0).done();
    scene.done();
    scene.with("i-2", "b", IN_SERVICE).done();
    Memory before = scene.memory();
    scene.later(Duration.ofSeconds(8)).with("i-2", "b", STANDBY).done();
    assertThat(scene.memory()).isEqualTo(before);
    scene.with("i-2", "b", IN_SERVICE).done();
    assertThat(scene.records()).contains(Scene.recordOf("i-2"));
  }

  @Test
  void norDoesItsWaitBeginAnew() {
    Scene scene = Scene.loadBalancer().serving("i-1", "a").with("i-2", "b", PENDING_WAIT);
    scene.done();
    Memory before = scene.memory();
    scene.later(Duration.ofSeconds(8)).with("i-2", "b", STANDBY).done();
    assertThat(scene.memory()).isEqualTo(before);
  }

  @Test
  void backAgainItWaitsAnewThoughNobodySawItLeave() {
    Scene scene = waiting().says("i-2", SERVING, 0, 7L, Scene.NOW);
    scene.done();
    scene.with("i-2", "b", IN_SERVICE).done();
    Instant later = Scene.NOW.plus(Duration.ofMinutes(2));
    scene.sequence(8).later(Duration.ofMinutes(2)).says("i-1", SERVING, 0);
    scene.with("i-2", "b", PENDING_WAIT).says("i-2", SERVING, 0, 7L, later);
    assertThat(scene.words())
        .contains("hold back i-2: its proxy enforces sequence 7, it must be at least 8");
  }

  @Test
  void soonBackFromStandbyItStillNeedsTheRulesInForce() {
    Scene scene = waiting().says("i-2", SERVING, 0, 7L, Scene.NOW);
    scene.done();
    scene.with("i-2", "b", IN_SERVICE).done();
    scene.later(Duration.ofSeconds(10)).with("i-2", "b", STANDBY).done();
    scene.sequence(8).later(Duration.ofSeconds(10)).with("i-2", "b", PENDING_WAIT);
    assertThat(scene.words())
        .contains("hold back i-2: its proxy enforces sequence 7, it must be at least 8");
  }

  @Test
  void norDoesItWithoutThemWhenNobodySawItServe() {
    Scene scene = waiting().says("i-2", SERVING, 0, 7L, Scene.NOW);
    scene.done();
    scene.sequence(8).later(Duration.ofSeconds(10)).with("i-2", "b", STANDBY).done();
    scene.later(Duration.ofSeconds(10)).with("i-2", "b", PENDING_WAIT);
    assertThat(scene.words())
        .contains("hold back i-2: its proxy enforces sequence 7, it must be at least 8");
  }

  @Test
  void letInLongAgoAndWaitingStillItNeedsNewerRulesAndGetsNoMoreTime() {
    Scene scene = waiting().says("i-2", SERVING, 0, 7L, Scene.NOW);
    scene.done();
    scene.sequence(8).later(Duration.ofMinutes(5)).says("i-1", SERVING, 0);
    scene.says("i-2", SERVING, 0, 7L, Scene.NOW.plus(Duration.ofMinutes(5)));
    assertThat(scene.done())
        .contains("hold back i-2: its proxy enforces sequence 7, it must be at least 8");
    scene.later(Duration.ofMinutes(5));
    assertThat(scene.words())
        .contains("abandon i-2: not ready after 10 min: its last report is old");
  }

  @Test
  void anOldDescriptionOfThePoolLetsNobodyIntoService() {
    for (boolean seenInside : new boolean[] {true, false}) {
      Scene scene = Scene.loadBalancer().serving("i-1", "a");
      scene.with("i-2", "b", WARMED_PENDING_WAIT).done();
      if (seenInside) {
        scene.with("i-2", "b", WARMED_STOPPED).done();
      }
      scene.with("i-2", "b", PENDING_WAIT).done();
      Memory before = scene.memory();
      scene.later(Duration.ofSeconds(10)).with("i-2", "b", WARMED_PENDING_WAIT);
      assertThat(scene.done()).isEmpty();
      assertThat(scene.memory()).isEqualTo(before);
    }
  }

  @Test
  void intoThePoolItIsLetAgainWhenTheFirstTimeFailed() {
    Scene scene = Scene.loadBalancer().serving("i-1", "a").with("i-2", "b", WARMED_PENDING_WAIT);
    scene.done();
    assertThat(scene.words()).isEmpty();
    scene.later(Duration.ofSeconds(61)).says("i-1", SERVING, 0);
    assertThat(scene.words()).containsExactly("let i-2 into the warm pool");
  }

  @Test
  void outOfThePoolItServesLikeAnyOther() {
    Scene scene = Scene.instances().serving("i-1", "a").record("i-1");
    scene.with("i-2", "b", WARMED_STOPPED).done();
    scene.with("i-2", "b", PENDING_WAIT).says("i-2", SERVING, 0).done();
    assertThat(scene.done()).containsExactly("let i-2 into service: its proxy enforces sequence 7");
    scene.with("i-2", "b", IN_SERVICE).done();
    assertThat(scene.words()).isEmpty();
    assertThat(scene.records()).contains(Scene.recordOf("i-2"));
  }

  @Test
  void pendingBeforeTheHookIsLeftAlone() {
    assertThat(Scene.loadBalancer().serving("i-1", "a").with("i-2", "b", PENDING).words())
        .isEmpty();
  }

  @Test
  void intoTheWarmPoolNobodyIsJudged() {
    assertThat(
            Scene.loadBalancer().serving("i-1", "a").with("i-2", "b", WARMED_PENDING_WAIT).words())
        .containsExactly("let i-2 into the warm pool");
  }

  @Test
  void aSecondLookChangesNothing() {
    Scene scene = waiting().says("i-2", SERVING, 0, 7L, Scene.NOW);
    scene.done();
    scene.with("i-2", "b", IN_SERVICE).done();
    assertThat(scene.plan().actions()).isEmpty();
  }
}

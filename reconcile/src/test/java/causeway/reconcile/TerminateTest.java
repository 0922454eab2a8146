package causeway.reconcile;

import static causeway.reconcile.observed.LifecycleState.IN_SERVICE;
import static causeway.reconcile.observed.LifecycleState.PENDING_WAIT;
import static causeway.reconcile.observed.LifecycleState.STANDBY;
import static causeway.reconcile.observed.LifecycleState.TERMINATING_WAIT;
import static causeway.reconcile.observed.LifecycleState.WARMED_PENDING_WAIT;
import static causeway.reconcile.observed.LifecycleState.WARMED_TERMINATING_WAIT;
import static causeway.reconcile.observed.Report.State.DRAINED;
import static causeway.reconcile.observed.Report.State.DRAINING;
import static causeway.reconcile.observed.Report.State.FAILED;
import static causeway.reconcile.observed.Report.State.SERVING;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.reconcile.observed.Memory;
import causeway.reconcile.plan.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The terminate hook keeps an instance until nobody is cut.
class TerminateTest {
  /// Of two with records, the second leaves.
  private static Scene leaving() {
    return Scene.instances()
        .serving("i-1", "a")
        .record("i-1")
        .seen("i-2", Scene.NOW.minus(Duration.ofHours(1)))
        .with("i-2", "b", TERMINATING_WAIT)
        .record("i-2");
  }

  @Test
  void itsRecordGoesAndItKeepsDraining() {
    Scene scene = leaving().says("i-2", SERVING, 3);
    assertThat(scene.done())
        .containsExactly("remove i-2 from DNS", "keep i-2 draining: until its record is gone");
    assertThat(scene.done()).containsExactly("keep i-2 draining: 3 connections");
  }

  @Test
  void drainedWithItsRecordStillThereItWaits() {
    assertThat(leaving().says("i-2", DRAINED, 0).words())
        .containsExactly("remove i-2 from DNS", "keep i-2 draining: until its record is gone");
  }

  @Test
  void drainedItGoes() {
    Scene scene = leaving().says("i-2", DRAINED, 0);
    scene.done();
    assertThat(scene.words()).containsExactly("let go of i-2: drained");
  }

  @Test
  void heldByAnotherHookItIsLeftAlone() {
    Scene scene = leaving().says("i-2", DRAINED, 0);
    scene.done();
    assertThat(scene.settled("i-2", "terminate").words()).isEmpty();
  }

  @Test
  void whatWasLetIntoServiceAMomentAgoIsHeldWhenItLeaves() {
    Scene scene = leaving().says("i-2", DRAINING, 1);
    scene.done();
    assertThat(scene.settled("i-2", "launch").words())
        .containsExactly("keep i-2 draining: 1 connection");
  }

  @Test
  void drainedWithAConnectionIsNotDrained() {
    Scene scene = leaving().says("i-2", DRAINED, 1);
    scene.done();
    assertThat(scene.words()).containsExactly("keep i-2 draining: 1 connection");
  }

  @Test
  void drainingWithoutConnectionsIsNotDrainedEither() {
    Scene scene = leaving().says("i-2", DRAINING, 0);
    scene.done();
    assertThat(scene.words()).containsExactly("keep i-2 draining: 0 connections");
  }

  @Test
  void aFailureFromBeforeItBeganToDrainProvesNothing() {
    Scene scene = leaving().says("i-2", FAILED, 0, 7L, Scene.NOW.minusSeconds(1));
    scene.done();
    assertThat(scene.words()).containsExactly("keep i-2 draining: 0 connections");
    assertThat(scene.says("i-2", FAILED, 0).words()).containsExactly("let go of i-2: drained");
  }

  @Test
  void silenceProvesNothing() {
    Scene scene = leaving();
    scene.done();
    scene.later(Duration.ofMinutes(2)).says("i-1", SERVING, 0);
    assertThat(scene.words()).containsExactly("keep i-2 draining: no report");
  }

  @Test
  void heartbeatsComeAtTheirTimeAndAreRemembered() {
    Scene scene = leaving().says("i-2", DRAINING, 2);
    scene.done();
    scene.later(Duration.ofMinutes(15).minusSeconds(1)).says("i-1", SERVING, 0);
    assertThat(scene.words()).containsExactly("keep i-2 draining: 2 connections");
    scene.later(Duration.ofSeconds(1)).says("i-1", SERVING, 0);
    assertThat(scene.done())
        .containsExactly("send a heartbeat for i-2", "keep i-2 draining: 2 connections");
    assertThat(scene.words()).containsExactly("keep i-2 draining: 2 connections");
  }

  @Test
  void aHeartbeatDoesNotWaitForMemoryToBeWritten() {
    Scene scene = leaving().says("i-2", DRAINING, 2);
    scene.done();
    scene.later(Duration.ofMinutes(15)).says("i-1", SERVING, 0);
    assertThat(scene.plan().actions().stream().map(Action::words))
        .containsExactly("send a heartbeat for i-2", "remember i-2");
  }

  @Test
  void theDrainLimitEndsItAndNotASecondBefore() {
    Scene scene = leaving().says("i-2", DRAINING, 2);
    scene.done();
    scene.later(Duration.ofHours(1).minusSeconds(1)).says("i-1", SERVING, 0);
    assertThat(scene.words())
        .containsExactly("send a heartbeat for i-2", "keep i-2 draining: 2 connections");
    scene.later(Duration.ofSeconds(1)).says("i-1", SERVING, 0);
    assertThat(scene.words())
        .containsExactly("let go of i-2: drain limit of 60 min reached with 2 connections");
  }

  @Test
  void anAbandonedLaunchGoesAtOnce() {
    Scene scene = Scene.loadBalancer().serving("i-1", "a").with("i-2", "b", PENDING_WAIT);
    scene.done();
    scene.with("i-2", "b", TERMINATING_WAIT);
    assertThat(scene.words()).containsExactly("let go of i-2: it never took clients");
  }

  @Test
  void aStaleDescriptionOfStandbyDoesNotHideThatItServed() {
    Scene scene = Scene.loadBalancer().serving("i-1", "a").serving("i-2", "b");
    scene.done();
    scene.with("i-2", "b", STANDBY).later(Duration.ofSeconds(5)).done();
    scene.with("i-2", "b", WARMED_PENDING_WAIT).says("i-2", DRAINING, 3);
    scene.done();
    assertThat(scene.words()).contains("keep i-2 draining: 3 connections");
  }

  @Test
  void oneThatWasLetInIsNotMistakenForAnAbandonedLaunch() {
    Scene scene = Scene.loadBalancer().serving("i-1", "a").with("i-2", "b", PENDING_WAIT);
    scene.says("i-2", SERVING, 0).done();
    scene.with("i-2", "b", TERMINATING_WAIT);
    assertThat(scene.words()).containsExactly("keep i-2 draining: 0 connections");
  }

  @Test
  void norIsOneThatServedBeforeItWasInStandby() {
    Scene scene = Scene.loadBalancer().serving("i-1", "a").with("i-2", "b", STANDBY);
    scene.done();
    scene.later(Duration.ofMinutes(2)).serving("i-1", "a").with("i-2", "b", PENDING_WAIT);
    scene.says("i-2", FAILED, 0).done();
    scene.later(Duration.ofMinutes(3)).serving("i-1", "a").with("i-2", "b", TERMINATING_WAIT);
    assertThat(scene.words()).containsExactly("keep i-2 draining: 0 connections");
  }

  @Test
  void aStaleDescriptionDoesNotBringItBack() {
    Scene scene = leaving().says("i-2", DRAINING, 2);
    scene.done();
    scene.with("i-2", "b", IN_SERVICE);
    assertThat(scene.words()).isEmpty();
    assertThat(scene.records()).containsExactly(Scene.recordOf("i-1"));
  }

  @Test
  void norDoesOneThatShowsItInStandby() {
    Scene scene = leaving().says("i-2", DRAINING, 2);
    scene.done();
    Memory before = scene.memory();
    scene.later(Duration.ofSeconds(10)).with("i-2", "b", STANDBY).done();
    assertThat(scene.memory().instances().get("i-2")).isEqualTo(before.instances().get("i-2"));
  }

  @Test
  void toTheWarmPoolItIsOnlyDeregistered() {
    Scene scene = leaving().with("i-2", "b", WARMED_PENDING_WAIT).says("i-2", SERVING, 1);
    assertThat(scene.done())
        .containsExactly("remove i-2 from DNS", "keep i-2 draining: until its record is gone");
    assertThat(scene.words()).containsExactly("keep i-2 draining: 1 connection");
    // A client that asked DNS before may still come.
    assertThat(scene.says("i-2", SERVING, 0).words())
        .containsExactly("keep i-2 draining: 0 connections");
    assertThat(scene.says("i-2", DRAINED, 0).words()).containsExactly("let go of i-2: drained");
  }

  @Test
  void whoServedThoughNobodySawItDrainsOnItsWayIntoThePool() {
    Scene scene = Scene.loadBalancer().serving("i-1", "a").with("i-2", "b", WARMED_PENDING_WAIT);
    scene.says("i-2", DRAINING, 1);
    assertThat(scene.done()).containsExactly("let i-2 into the warm pool");
    scene.settled("i-2", "launch").done();
    assertThat(scene.words()).containsExactly("keep i-2 draining: 1 connection");
  }

  @Test
  void outOfTheWarmPoolItGoesAtOnce() {
    assertThat(
            Scene.loadBalancer()
                .serving("i-1", "a")
                .with("i-2", "b", WARMED_TERMINATING_WAIT)
                .words())
        .containsExactly("let go of i-2: it leaves the warm pool unused");
  }

  @Test
  void whoIsNotYetDescribedIsNotForgotten() {
    Scene scene = Scene.loadBalancer().serving("i-1", "a").with("i-2", "b", PENDING_WAIT);
    scene.done();
    Memory before = scene.memory();
    scene.later(Duration.ofSeconds(10)).gone("i-2").done();
    assertThat(scene.memory()).isEqualTo(before);
  }

  @Test
  void whoIsGoneIsForgotten() {
    Scene scene = leaving().says("i-2", DRAINED, 0);
    scene.done();
    scene.later(Duration.ofMinutes(1)).gone("i-2").done();
    assertThat(List.copyOf(scene.memory().instances().keySet())).containsExactly("i-1");
  }
}

package causeway.reconcile;

import static causeway.reconcile.observed.LifecycleState.IN_SERVICE;
import static causeway.reconcile.observed.LifecycleState.PENDING_WAIT;
import static causeway.reconcile.observed.LifecycleState.STANDBY;
import static causeway.reconcile.observed.LifecycleState.WARMED_STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.reconcile.observed.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Silence is evidence only against a minority.
class SilenceTest {
  /// `serving` in two zones, then `silent` of which the first is in zone a.
  private static Scene farm(int serving, int silent) {
    Scene scene = Scene.loadBalancer();
    for (int i = 0; i < serving; i++) {
      scene.serving("i-" + (100 + i), i % 2 == 0 ? "a" : "b");
    }
    for (int i = 0; i < silent; i++) {
      scene.silent("i-" + (200 + i), i % 2 == 0 ? "a" : "b");
    }
    return scene;
  }

  @Test
  void oneSilentOfManyIsReplaced() {
    assertThat(farm(4, 1).words()).containsExactly("replace i-200: silent for 91 s");
  }

  @Test
  void aThirdIsStillAMinority() {
    assertThat(farm(4, 2).words()).containsExactly("replace i-200: silent for 91 s");
  }

  @Test
  void moreThanAThirdChangesNothing() {
    assertThat(farm(3, 2).words())
        .containsExactly(
            "ALARM 2 of 5 proxies in service are silent or failed (i-200, i-201): too many to be"
                + " their own fault, so nothing is taken away");
  }

  @Test
  void ofTwoNobodyIsEverReplaced() {
    assertThat(farm(1, 1).words())
        .singleElement()
        .asString()
        .startsWith("ALARM 1 of 2 proxies in service are silent");
  }

  @Test
  void allSilentTearsNothingDown() {
    assertThat(farm(0, 40).words())
        .containsExactly(
            "ALARM 40 of 40 proxies in service are silent or failed (i-200, i-201, i-202, i-203,"
                + " i-204 and 35 more): too many to be their own fault, so nothing is taken away");
  }

  @Test
  void aTenthAPassAndNoMore() {
    assertThat(farm(45, 5).words()).hasSize(5);
    assertThat(farm(40, 10).words()).hasSize(5);
    assertThat(farm(15, 4).words()).hasSize(1);
  }

  @Test
  void looksWithinAPassShareItsAllowance() {
    Scene scene = farm(16, 4);
    assertThat(scene.done()).hasSize(2);
    assertThat(scene.words()).isEmpty();
  }

  @Test
  void theNextPassHasAnAllowanceOfItsOwn() {
    Scene scene = farm(16, 4);
    assertThat(scene.done()).hasSize(2);
    scene.later(Duration.ofSeconds(61));
    for (int i = 0; i < 16; i++) {
      scene.says("i-" + (100 + i), Report.State.SERVING, 0);
    }
    // Two of the first four are marked already and wait for Auto Scaling.
    assertThat(scene.done()).hasSize(1);
  }

  @Test
  void whoIsGoneAlreadyCountsAgainstTheAllowance() {
    Scene scene = farm(7, 2);
    assertThat(scene.done()).containsExactly("replace i-200: silent for 91 s");
    scene.gone("i-200").later(Duration.ofSeconds(42)).done();
    assertThat(scene.words()).isEmpty();
    scene.later(Duration.ofSeconds(18));
    for (int i = 0; i < 7; i++) {
      scene.says("i-" + (100 + i), Report.State.SERVING, 0);
    }
    assertThat(scene.words()).containsExactly("replace i-201: silent for 2 min");
  }

  @Test
  void andSoDoesWhoIsForgiven() {
    Scene scene = farm(7, 2);
    assertThat(scene.done()).hasSize(1);
    scene.serving("i-200", "a").done();
    assertThat(scene.words()).isEmpty();
  }

  @Test
  void andSoDoesWhoWentToStandbySince() {
    Scene scene = farm(7, 2);
    assertThat(scene.done()).hasSize(1);
    scene.with("i-200", "a", STANDBY).later(Duration.ofSeconds(20)).done();
    assertThat(scene.words()).isEmpty();
  }

  @Test
  void whatItLostBeforeItsLaunchIsNoVerdictAfterIt() {
    Scene scene = farm(7, 1);
    assertThat(scene.done()).containsExactly("replace i-200: silent for 91 s");
    scene.with("i-200", "a", STANDBY).later(Duration.ofSeconds(30)).done();
    scene.with("i-200", "a", PENDING_WAIT).done();
    scene.later(Duration.ofMinutes(2)).with("i-200", "a", IN_SERVICE);
    scene.says("i-200", Report.State.FAILED, 0);
    // Now the other seven are silent, too.
    assertThat(scene.done()).hasSize(1).first().asString().startsWith("ALARM 8 of 8");
  }

  @Test
  void whoIsSilentAtTheFirstSightIsSilent() {
    Scene scene = farm(4, 0);
    for (String id : List.of("i-200", "i-201", "i-202")) {
      scene.serving(id, "a");
      scene.says(id, Report.State.SERVING, 0, 7L, Scene.NOW.minus(Duration.ofSeconds(91)));
    }
    assertThat(scene.words()).singleElement().asString().startsWith("ALARM 3 of 7 proxies");
  }

  @Test
  void theLastOfAZoneStays() {
    Scene scene =
        Scene.loadBalancer()
            .serving("i-1", "a")
            .serving("i-2", "a")
            .serving("i-3", "a")
            .silent("i-4", "b");
    assertThat(scene.words()).containsExactly("ALARM silent but kept: i-4 is the last of b");
    assertThat(scene.serving("i-5", "b").words()).containsExactly("replace i-4: silent for 91 s");
  }

  @Test
  void standbyAndWarmedAreNeverJudged() {
    Scene scene = farm(4, 1).with("i-300", "a", STANDBY).with("i-301", "b", WARMED_STOPPED);
    assertThat(scene.words()).containsExactly("replace i-200: silent for 91 s");
  }

  @Test
  void aProxyThatSaysItFailedCountsLikeASilentOne() {
    Scene scene = farm(4, 0).serving("i-200", "a").says("i-200", Report.State.FAILED, 0);
    assertThat(scene.words())
        .containsExactly("replace i-200: its proxy says that it failed: port 443 is taken");
  }

  @Test
  void aFailedProbeAloneIsNoReason() {
    assertThat(farm(4, 0).words()).isEmpty();
  }

  @Test
  void anInstanceThatWasJustFirstSeenIsNotSilent() {
    assertThat(
            farm(4, 0)
                .with("i-200", "a", causeway.reconcile.observed.LifecycleState.IN_SERVICE)
                .words())
        .isEmpty();
  }

  @Test
  void whoIsHeardAgainIsForgiven() {
    Scene scene = Scene.instances();
    for (String id : List.of("i-1", "i-2", "i-3", "i-4")) {
      scene.serving(id, "a").record(id);
    }
    scene.silent("i-5", "a").record("i-5");
    assertThat(scene.plan().words())
        .contains("remove i-5 from DNS", "replace i-5: silent for 91 s");
    // The completion of the plan is lost on its way to Auto Scaling, and the proxy comes back.
    scene.done();
    scene.with("i-5", "a", causeway.reconcile.observed.LifecycleState.IN_SERVICE);
    scene.says("i-5", Report.State.SERVING, 0);
    assertThat(scene.words()).containsExactly("add i-5 to DNS");
  }
}

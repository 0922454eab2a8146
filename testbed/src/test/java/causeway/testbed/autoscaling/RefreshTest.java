package causeway.testbed.autoscaling;

import static causeway.testbed.autoscaling.Bench.LAUNCH;
import static causeway.testbed.autoscaling.Bench.ONE;
import static causeway.testbed.autoscaling.Bench.TWO;
import static causeway.testbed.autoscaling.Bench.states;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import causeway.testbed.autoscaling.LifecycleHook.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshTest {
  private final Bench bench = new Bench();

  private static RefreshPreferences preferences(int min, int max, boolean rollback) {
    return new RefreshPreferences(min, max, Duration.ofSeconds(30), true, rollback);
  }

  @ParameterizedTest
  @CsvSource({
    // min, max, desired, old, oldReady, newReady, surge, retire
    "100, 110, 2, 2, 2, 0, 1, 0",
    "100, 110, 2, 2, 2, 1, 1, 1",
    "100, 200, 2, 2, 2, 0, 2, 0",
    "100, 100, 4, 4, 4, 0, 0, 1",
    "50,  100, 4, 4, 4, 0, 0, 2",
    "50,  100, 4, 2, 2, 0, 0, 0",
    "50,  100, 4, 2, 2, 2, 0, 2",
    "90,  100, 10, 10, 10, 0, 0, 1",
    "100, 110, 2, 1, 0, 1, 1, 1",
    "100, 110, 2, 0, 0, 2, 0, 0",
  })
  void arithmetic(
      int min, int max, int desired, int old, int oldReady, int newReady, int surge, int retire) {
    assertThat(RefreshStep.of(preferences(min, max, false), desired, old, oldReady, newReady))
        .isEqualTo(new RefreshStep(surge, retire));
  }

  @Test
  void launchBeforeTerminateNeverServesWithFewer() {
    Group group = bench.serving(2, LAUNCH);
    Refresh refresh = group.refreshes().start(preferences(100, 110, false), TWO);
    for (int i = 0; i < 200 && refresh.ended() == null; i++) {
      group
          .which(instance -> instance.state() == LifecycleState.PENDING_WAIT)
          .forEach(instance -> bench.complete("launch", instance.id(), Result.CONTINUE));
      bench.clock.advance(Duration.ofSeconds(1));
      assertThat(group.which(instance -> instance.state() == LifecycleState.IN_SERVICE))
          .hasSizeBetween(2, 3);
      assertThat(group.live()).hasSizeLessThanOrEqualTo(3);
    }
    assertThat(refresh.status()).isEqualTo(Refresh.Status.SUCCESSFUL);
    assertThat(refresh.percent()).isEqualTo(100);
    assertThat(group.instances()).allMatch(instance -> instance.version() == 2);
    assertThat(group.settings().template()).isEqualTo(TWO);
    assertThat(bench.cloud.types())
        .contains(
            "EC2 Auto Scaling Instance Refresh Started",
            "EC2 Auto Scaling Instance Refresh Succeeded");
    assertThat(Bench.zones(group)).isEqualTo("ab");
  }

  @Test
  void withRoomBelowInstancesGoFirst() {
    Group group = bench.serving(4, LAUNCH);
    var _ = group.refreshes().start(preferences(50, 100, false), TWO);
    bench.clock.settle();
    assertThat(states(group)).isEqualTo("{InService=2, Pending:Wait=2}");
  }

  @Test
  void instancesOfTheWantedVersionStay() {
    Group group = bench.serving(2, LAUNCH);
    Refresh refresh = group.refreshes().start(preferences(100, 110, false), ONE);
    bench.clock.advance(Duration.ofSeconds(30));
    assertThat(refresh.status()).isEqualTo(Refresh.Status.SUCCESSFUL);
    assertThat(bench.cloud.launches).hasSize(2);
  }

  @Test
  void launchesThatFailLeadBack() {
    Group group = bench.serving(2, LAUNCH);
    Refresh refresh = group.refreshes().start(preferences(100, 110, true), TWO);
    bench.clock.settle();
    for (int i = 0; i < 500 && refresh.ended() == null; i++) {
      group
          .which(instance -> instance.state() == LifecycleState.PENDING_WAIT)
          .forEach(instance ->
              bench.complete(
                  "launch",
                  instance.id(),
                  instance.version() == 2 ? Result.ABANDON : Result.CONTINUE));
      bench.clock.advance(Duration.ofSeconds(5));
      assertThat(group.which(instance -> instance.state() == LifecycleState.IN_SERVICE))
          .hasSizeGreaterThanOrEqualTo(2);
    }
    assertThat(refresh.status()).isEqualTo(Refresh.Status.ROLLBACK_SUCCESSFUL);
    assertThat(refresh.reason()).contains("5 launches in a row failed");
    assertThat(group.settings().template()).isEqualTo(ONE);
    assertThat(group.instances()).allMatch(instance -> instance.version() == 1);
    assertThat(bench.cloud.types())
        .contains(
            "EC2 Auto Scaling Instance Refresh Rollback Started",
            "EC2 Auto Scaling Instance Refresh Rollback Succeeded");
  }

  @Test
  void withoutRollbackFailuresEndIt() {
    Group group = bench.serving(2, LAUNCH);
    Refresh refresh = group.refreshes().start(preferences(100, 110, false), TWO);
    for (int i = 0; i < 500 && refresh.ended() == null; i++) {
      group
          .which(instance -> instance.state() == LifecycleState.PENDING_WAIT)
          .forEach(instance -> bench.complete("launch", instance.id(), Result.ABANDON));
      bench.clock.advance(Duration.ofSeconds(5));
    }
    assertThat(refresh.status()).isEqualTo(Refresh.Status.FAILED);
    assertThat(bench.cloud.types()).contains("EC2 Auto Scaling Instance Refresh Failed");
    assertThat(states(group)).contains("InService=2");
  }

  @Test
  void rollingBackByHandReplacesWhatWasReplaced() {
    Group group = bench.serving(2);
    Refresh refresh = group.refreshes().start(preferences(100, 110, false), TWO);
    bench.clock.advance(Duration.ofSeconds(40));
    assertThat(group.instances()).anyMatch(instance -> instance.version() == 2);
    assertThat(group.refreshes().rollback()).isSameAs(refresh);
    bench.clock.advance(Duration.ofMinutes(5));
    assertThat(refresh.status()).isEqualTo(Refresh.Status.ROLLBACK_SUCCESSFUL);
    assertThat(group.instances()).hasSize(2).allMatch(instance -> instance.version() == 1);
  }

  @Test
  void oneAtATimeAndOnlyWhatIsThereCanBeCancelled() {
    Group group = bench.serving(2, LAUNCH);
    assertThatThrownBy(group.refreshes()::cancel)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("ActiveInstanceRefreshNotFound"));
    Refresh refresh = group.refreshes().start(preferences(100, 110, false), TWO);
    assertThatThrownBy(() -> group.refreshes().start(preferences(100, 110, false), TWO))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("InstanceRefreshInProgress"));
    var _ = group.refreshes().cancel();
    bench.clock.advance(Timings.PRODUCTION.step());
    assertThat(refresh.status()).isEqualTo(Refresh.Status.CANCELLED);
    assertThat(group.settings().template()).isEqualTo(ONE);
    bench.settle(group);
    assertThat(states(group)).isEqualTo("{InService=2}");
  }

  @Test
  void rollbackNeedsNumberedVersions() {
    Group group = bench.serving(2);
    LaunchTemplate latest = new LaunchTemplate("lt-1", "", "$Latest");
    assertThatThrownBy(() -> group.refreshes().start(preferences(100, 110, true), latest))
        .hasMessageContaining("numbered launch template version");
  }
}

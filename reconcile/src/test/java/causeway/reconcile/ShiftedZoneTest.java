package causeway.reconcile;

import static causeway.reconcile.observed.LifecycleState.PENDING_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.reconcile.observed.Report;
import causeway.reconcile.plan.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Instances' records while alarms have shifted clients away from zones.
class ShiftedZoneTest {
  private static Scene twoZones() {
    return Scene.instances()
        .serving("i-1", "a")
        .serving("i-2", "a")
        .serving("i-3", "b")
        .record("i-1")
        .record("i-2")
        .record("i-3");
  }

  private static List<Action> changes(Scene scene) {
    return scene.plan().actions().stream().filter(Action.ChangeRecords.class::isInstance).toList();
  }

  @Test
  void aShiftedZoneHasNoRecordsUntilItsRelease() {
    Scene scene = twoZones().shifted("a");
    assertThat(scene.done()).hasSize(1);
    assertThat(scene.records()).containsExactly(Scene.recordOf("i-3"));
    assertThat(scene.plan().actions()).isEmpty();

    scene.shifted();
    assertThat(scene.done()).containsExactly("add i-1, i-2 to DNS");
    assertThat(scene.records()).hasSize(3);
    assertThat(scene.plan().actions()).isEmpty();
  }

  @Test
  void neverIsEveryZoneWithdrawn() {
    Scene scene = twoZones().shifted("a", "b");
    assertThat(changes(scene)).isEmpty();
    assertThat(scene.plan().alarms())
        .containsExactly(
            "clients are shifted away from a, b, but records stay: no other zone has a healthy"
                + " instance in DNS");
  }

  @Test
  void theZoneStaysIfTheOtherIsInDoubt() {
    Scene scene =
        Scene.instances()
            .serving("i-1", "a")
            .record("i-1")
            .silent("i-2", "b")
            .record("i-2")
            .shifted("a");
    assertThat(changes(scene)).isEmpty();
  }

  @Test
  void theZoneStaysUntilTheOtherIsInDns() {
    Scene scene =
        Scene.instances().serving("i-1", "a").record("i-1").serving("i-2", "b").shifted("a");
    assertThat(scene.done()).contains("add i-2 to DNS");
    assertThat(scene.records()).hasSize(2);
    assertThat(scene.done()).hasSize(1);
    assertThat(scene.records()).containsExactly(Scene.recordOf("i-2"));
  }

  @Test
  void aNewcomerThereComesIntoServiceWithoutARecord() {
    Scene scene =
        twoZones().with("i-4", "a", PENDING_WAIT).says("i-4", Report.State.SERVING, 0).shifted("a");
    assertThat(scene.words()).anyMatch(words -> words.startsWith("let i-4 into service"));
    assertThat(scene.records()).doesNotContain(Scene.recordOf("i-4"));
  }
}

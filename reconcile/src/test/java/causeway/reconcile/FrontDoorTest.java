package causeway.reconcile;

import static causeway.reconcile.observed.LifecycleState.TERMINATING_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.document.FrontDoor;
import causeway.reconcile.observed.FrontDoorChoice;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.Action;
import causeway.reconcile.plan.RecordChange;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is at the front door's name, and how it gets there.
class FrontDoorTest {
  private static List<RecordChange> onlyBatch(Scene scene) {
    List<Action.ChangeRecords> batches =
        scene.plan().actions().stream()
            .filter(Action.ChangeRecords.class::isInstance)
            .map(Action.ChangeRecords.class::cast)
            .toList();
    assertThat(batches).hasSize(1);
    return batches.getFirst().changes();
  }

  @Test
  void theAliasIsMadeOnce() {
    Scene scene =
        Scene.instances()
            .door(
                new FrontDoorChoice.Known(
                    new FrontDoor(Scene.NAME, FrontDoor.Kind.LOAD_BALANCER, false)))
            .serving("i-1", "a");
    assertThat(scene.done()).containsExactly("point s3.corp.example.net at the load balancer");
    assertThat(scene.records()).containsExactly(Scene.ALIAS);
    assertThat(scene.plan().actions()).isEmpty();
  }

  @Test
  void eachInstanceHasItsRecord() {
    Scene scene = Scene.instances().serving("i-1", "a").serving("i-2", "b");
    assertThat(scene.done()).containsExactly("add i-1, i-2 to DNS");
    assertThat(scene.records())
        .containsExactlyInAnyOrder(Scene.recordOf("i-1"), Scene.recordOf("i-2"));
    assertThat(scene.plan().actions()).isEmpty();
  }

  @Test
  void theKindChangesInOneBatch() {
    Scene scene = Scene.instances().serving("i-1", "a").serving("i-2", "b").record(Scene.ALIAS);
    assertThat(onlyBatch(scene))
        .containsExactly(
            new RecordChange.Delete(Scene.ALIAS),
            new RecordChange.Create(Scene.recordOf("i-1")),
            new RecordChange.Create(Scene.recordOf("i-2")));
    assertThat(scene.words())
        .containsExactly("take s3.corp.example.net off the load balancer, add i-1, i-2 to DNS");
  }

  @Test
  void andBack() {
    Scene scene =
        Scene.loadBalancer().serving("i-1", "a").serving("i-2", "b").record("i-1").record("i-2");
    scene.records().remove(Scene.ALIAS);
    assertThat(onlyBatch(scene))
        .containsExactly(
            new RecordChange.Delete(Scene.recordOf("i-1")),
            new RecordChange.Delete(Scene.recordOf("i-2")),
            new RecordChange.Create(Scene.ALIAS));
  }

  @Test
  void withNobodyToPutInItsPlaceTheAliasStays() {
    assertThat(Scene.instances().record(Scene.ALIAS).words()).isEmpty();
  }

  @Test
  void anAddressThatChangedIsReplacedInOneBatch() {
    RecordSet stale =
        new RecordSet.Multivalue(
            Scene.NAME, "i-1", Duration.ofMinutes(1), List.of(InetAddress.ofLiteral("10.9.9.9")));
    Scene scene = Scene.instances().serving("i-1", "a").record(stale);
    assertThat(onlyBatch(scene))
        .containsExactly(
            new RecordChange.Delete(stale), new RecordChange.Create(Scene.recordOf("i-1")));
    assertThat(scene.words()).containsExactly("update i-1 in DNS");
  }

  @Test
  void theRecordOfAnInstanceThatIsGoneGoes() {
    assertThat(Scene.instances().serving("i-1", "a").record("i-1").record("i-9").words())
        .containsExactly("remove i-9 from DNS");
  }

  @Test
  void theLastRecordStaysWhileAnInstanceIsInService() {
    Scene scene = Scene.instances().serving("i-1", "a").record("i-1").unhealthy("i-1");
    assertThat(scene.words()).isEmpty();
  }

  @Test
  void withNoneInServiceTheRecordsOfTheLeavingGo() {
    assertThat(Scene.instances().with("i-1", "a", TERMINATING_WAIT).record("i-1").words())
        .startsWith("remove i-1 from DNS");
  }

  @Test
  void somebodysPlainRecordIsReplaced() {
    RecordSet plain =
        new RecordSet.Plain(
            Scene.NAME, Duration.ofMinutes(5), List.of(InetAddress.ofLiteral("10.1.1.1")));
    Scene scene = Scene.loadBalancer().serving("i-1", "a").record(plain);
    scene.records().remove(Scene.ALIAS);
    assertThat(onlyBatch(scene))
        .containsExactly(new RecordChange.Delete(plain), new RecordChange.Create(Scene.ALIAS));
  }

  @Test
  void whenNobodyKnowsTheDoorNothingMoves() {
    assertThat(
            Scene.instances()
                .serving("i-1", "a")
                .record("i-9")
                .door(new FrontDoorChoice.Unknown("nothing is published yet"))
                .words())
        .containsExactly("ALARM DNS stays as it is: nothing is published yet");
  }

  @Test
  void anotherNameIsServedBeforeTheOldOneGoes() {
    Scene scene = Scene.loadBalancer().serving("i-1", "a");
    scene.done();
    scene.door(
        new FrontDoorChoice.Known(
            new FrontDoor("new.corp.example.net", FrontDoor.Kind.LOAD_BALANCER, false)));
    assertThat(scene.done())
        .containsExactly(
            "point new.corp.example.net at the load balancer",
            "take s3.corp.example.net off the load balancer");
    assertThat(scene.records()).hasSize(1);
    scene.done();
    assertThat(scene.memory().frontDoors()).containsExactly("new.corp.example.net");
  }

  @Test
  void aNameThatWasLeftIsLookedAtUntilNoBatchCanComeLate() {
    Scene scene = Scene.loadBalancer().serving("i-1", "a");
    scene.done();
    scene.door(new FrontDoorChoice.Known(null)).done();
    scene.done();
    assertThat(scene.memory().leftDoors()).containsOnlyKeys(Scene.NAME);
    assertThat(scene.plan().actions()).isEmpty();
    scene.record(Scene.ALIAS);
    assertThat(scene.done()).containsExactly("take s3.corp.example.net off the load balancer");
    scene.done();
    scene.later(Duration.ofSeconds(61)).done();
    assertThat(scene.memory().leftDoors()).isEmpty();
  }

  @Test
  void aThousandInstancesChangeTheirKindWithoutAnEmptyMoment() {
    Scene scene = Scene.instances().record(Scene.ALIAS);
    for (int i = 0; i < 1200; i++) {
      scene.serving("i-" + i, "a");
    }
    List<Action.ChangeRecords> batches =
        scene.plan().actions().stream()
            .filter(Action.ChangeRecords.class::isInstance)
            .map(Action.ChangeRecords.class::cast)
            .toList();
    assertThat(batches).hasSize(2);
    assertThat(batches).allSatisfy(batch -> assertThat(batch.changes().size()).isLessThan(1001));
    assertThat(batches.getFirst().changes().getFirst())
        .isEqualTo(new RecordChange.Delete(Scene.ALIAS));
    Scene back = Scene.loadBalancer();
    back.records().clear();
    for (int i = 0; i < 1200; i++) {
      back.serving("i-" + i, "a").record("i-" + i);
    }
    List<Action> returned =
        back.plan().actions().stream().filter(Action.ChangeRecords.class::isInstance).toList();
    assertThat(returned).hasSize(2);
    assertThat(((Action.ChangeRecords) returned.getLast()).changes().getLast())
        .isEqualTo(new RecordChange.Create(Scene.ALIAS));
  }
}

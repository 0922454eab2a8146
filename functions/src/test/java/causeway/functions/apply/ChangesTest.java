package causeway.functions.apply;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.functions.VirtualHost;
import causeway.functions.cloud.Failure;
import causeway.functions.fake.Call;
import causeway.functions.fake.FakeCloud;
import causeway.functions.fake.Faults;
import causeway.functions.fake.GroupSettings;
import causeway.functions.fake.Wired;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.Memory;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.Action;
import causeway.reconcile.plan.Plan;
import causeway.reconcile.plan.RecordChange;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a failure in the middle of a plan leaves undone.
class ChangesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z"));

  private final FakeCloud cloud =
      new FakeCloud(
          CLOCK,
          new GroupSettings(
              "farm",
              List.of("a"),
              new Hook("launch", Duration.ofMinutes(5)),
              new Hook("terminate", Duration.ofMinutes(5)),
              Duration.ofSeconds(1),
              Duration.ofMinutes(1),
              false,
              false),
          Set.of(),
          "ami-1");
  private final Faults faults = new Faults();
  private final Changes changes =
      new Changes(
          Wired.over(cloud, faults),
          new VirtualHost(),
          new Targets("state", "farm", "Z1", "topic"));

  private static RecordSet record(String name) {
    return new RecordSet.Multivalue(
        name, "i-1", Duration.ofMinutes(1), List.of(InetAddress.ofLiteral("10.0.0.1")));
  }

  private static final Plan MOVE =
      new Plan(
          List.of(
              new Action.Remember(Memory.EMPTY, null, "remember the front door"),
              new Action.ChangeRecords(
                  List.of(new RecordChange.Create(record("new.example.net"))), "add i-1 to DNS"),
              new Action.ChangeRecords(
                  List.of(new RecordChange.Delete(record("old.example.net"))),
                  "remove i-1 from DNS")),
          List.of(),
          List.of());

  private List<String> mutations() {
    return faults.mutations().stream().map(Call::operation).toList();
  }

  @Test
  void aPlanIsCarriedOutInItsOrder() {
    cloud.zone().meddle(List.of(new RecordChange.Create(record("old.example.net"))));
    assertThat(changes.apply(MOVE).done()).hasSize(3);
    assertThat(cloud.zone().all()).containsExactly(record("new.example.net"));
  }

  @Test
  void theOldNameKeepsItsRecordUntilTheNewOneHasIt() {
    cloud.zone().meddle(List.of(new RecordChange.Create(record("old.example.net"))));
    faults.failNext("route53.change", Failure.THROTTLED, 5);
    Applied applied = changes.apply(MOVE);
    assertThat(applied.failures()).singleElement().asString().startsWith("add i-1 to DNS: ");
    assertThat(cloud.zone().all()).containsExactly(record("old.example.net"));
  }

  @Test
  void aLostAnswerStopsTheRecordsTooAndAsksForAnotherLook() {
    cloud.zone().meddle(List.of(new RecordChange.Create(record("old.example.net"))));
    faults.failNext("route53.change", Failure.OUTCOME_UNKNOWN, 1);
    Applied applied = changes.apply(MOVE);
    assertThat(applied.lookAgain()).isTrue();
    assertThat(cloud.zone().all())
        .containsExactly(record("new.example.net"), record("old.example.net"));
  }

  @Test
  void withoutItsMemoryNothingElseIsDone() {
    faults.failNext("objects.put", Failure.CONFLICT, 1);
    assertThat(changes.apply(MOVE).done()).isEmpty();
    assertThat(mutations()).containsExactly("objects.put");
  }

  @Test
  void aThrottledCallIsMadeAgain() {
    faults.failNext("objects.put", Failure.THROTTLED, 2);
    cloud.zone().meddle(List.of(new RecordChange.Create(record("old.example.net"))));
    assertThat(changes.apply(MOVE).done()).hasSize(3);
  }
}

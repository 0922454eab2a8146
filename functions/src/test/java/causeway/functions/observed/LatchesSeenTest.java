package causeway.functions.observed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import causeway.access.document.Reaction.Action;
import causeway.access.document.Reaction.Release;
import causeway.functions.Buckets;
import causeway.functions.VirtualHost;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Objects.Condition;
import causeway.functions.cloud.Retry;
import causeway.functions.fake.FakeCloud;
import causeway.functions.fake.GroupSettings;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// No object means that nothing is latched; one that nobody can read means nothing at all.
class LatchesSeenTest {
  private static final Instant AT = Instant.parse("2026-11-25T10:02:00Z");

  private final Objects objects =
      new FakeCloud(
              () -> AT,
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
              "ami-1")
          .objects();

  @Test
  void withoutTheObjectNothingIsLatched() {
    assertThat(read()).isEqualTo(Latches.NONE);
  }

  @Test
  void readsWhatIsLatched() {
    Latches latches =
        new Latches(
            List.of(
                new Latch("a", Action.QUARANTINE, "10.0.0.1/32", AT, null, Release.MANUAL, "")));
    write(LatchesJson.write(latches));

    assertThat(read()).isEqualTo(latches);
  }

  @Test
  void whatCannotBeReadFailsTheLook() {
    write("{\"version\":1,\"latches\":[{]}".getBytes(UTF_8));

    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("latches.json cannot be read (")
        .hasMessageEndingWith(
            "), so nothing is changed and nothing released; restore its last good version in the"
                + " state bucket");
  }

  private Latches read() {
    return LatchesSeen.read(objects, new Retry(new VirtualHost()), "state");
  }

  private void write(byte[] json) {
    String _ = objects.put("state", Buckets.LATCHES, json, new Condition.None());
  }
}

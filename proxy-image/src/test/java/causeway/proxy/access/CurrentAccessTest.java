package causeway.proxy.access;

import static causeway.proxy.access.Snapshots.digest;
import static causeway.proxy.access.Snapshots.json;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.decide.Access;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class CurrentAccessTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String BERLIN = "10.20.0.0/16";
  private static final String PARIS = "10.30.0.0/16";

  private final CurrentAccess current = new CurrentAccess(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void holdsNothingAtFirst() {
    assertThat(current.access()).isNull();
    assertThat(current.loaded()).isNull();
    assertThat(current.counts()).isEqualTo(new AccessCounts(0, 0, null, null));
  }

  @Test
  void loadsASnapshotAndItsSuccessor() {
    List<String> told = new ArrayList<>();
    current.listen((now, before) ->
        told.add((before == null ? "none" : before.sequence()) + " to " + now.sequence()));
    assertThat(current.offer(json(4L, BERLIN), "one")).isEqualTo(Offered.LOADED);
    Access first = Objects.requireNonNull(current.access());
    assertThat(current.loaded()).isEqualTo(new LoadedAccess(first, digest(BERLIN), 4L, "one", NOW));
    assertThat(current.offer(json(5L, PARIS), "one")).isEqualTo(Offered.LOADED);
    assertThat(current.access()).isNotNull().isNotSameAs(first);
    assertThat(current.counts()).isEqualTo(new AccessCounts(2, 0, null, null));
    assertThat(told).containsExactly("none to 4", "4 to 5");
  }

  @Test
  void doesNotSwapEqualContent() {
    current.offer(json(4L, BERLIN), "one");
    Access first = current.access();
    assertThat(current.offer(json(4L, BERLIN), "one")).isEqualTo(Offered.UNCHANGED);
    assertThat(current.offer(json(6L, BERLIN), "one")).isEqualTo(Offered.ADVANCED);
    assertThat(current.access()).isSameAs(first);
    assertThat(current.loaded()).isNotNull().extracting(LoadedAccess::sequence).isEqualTo(6L);
    assertThat(current.counts().loads()).isEqualTo(1);
    assertThat(current.offer(json(5L, PARIS), "one")).isEqualTo(Offered.REFUSED);
  }

  @Test
  void refusesAnOlderSequence() {
    current.offer(json(4L, BERLIN), "one");
    assertThat(current.offer(json(3L, PARIS), "one")).isEqualTo(Offered.REFUSED);
    assertThat(current.counts())
        .isEqualTo(
            new AccessCounts(
                1,
                1,
                "snapshot: sequence 3 is older than 4, which was in force before it; publish the old"
                    + " content under a newer sequence",
                NOW));
    assertThat(current.offer(json(4L, PARIS), "one")).isEqualTo(Offered.LOADED);
    assertThat(current.offer(json(null, BERLIN), "one")).isEqualTo(Offered.REFUSED);
    assertThat(current.counts().lastError())
        .isEqualTo(
            "snapshot: it has no sequence, but sequence 4 was in force before it; publish it under a"
                + " newer one");
    assertThat(current.loaded())
        .isNotNull()
        .extracting(LoadedAccess::digest)
        .isEqualTo(digest(PARIS));
  }

  @Test
  void takesSnapshotsWithoutSequenceWhileNoneHadOne() {
    assertThat(current.offer(json(null, BERLIN), "one")).isEqualTo(Offered.LOADED);
    assertThat(current.offer(json(null, PARIS), "one")).isEqualTo(Offered.LOADED);
    assertThat(current.offer(json(1L, PARIS), "one")).isEqualTo(Offered.ADVANCED);
  }

  @Test
  void saysOnceWhyContentIsRefused() {
    current.offer(json(4L, BERLIN), "one");
    byte[] bad = "{".getBytes(StandardCharsets.UTF_8);
    byte[] other = "[".getBytes(StandardCharsets.UTF_8);
    try (LogLines log = new LogLines()) {
      current.offer(bad, "one");
      current.offer(bad, "one");
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARNING access: one is refused: snapshot: not well-formed JSON (")
          .endsWith("; what is in force stays: " + digest(BERLIN) + ", sequence 4");
      current.offer(other, "one");
      assertThat(log.lines()).hasSize(2);
      current.offer(json(5L, PARIS), "one");
      assertThat(log.lines().getLast())
          .isEqualTo("INFO access: one is in force, " + digest(PARIS) + ", sequence 5");
      current.offer(other, "one");
      assertThat(log.lines()).hasSize(4);
    }
    assertThat(current.counts().refusals()).isEqualTo(4);
  }
}

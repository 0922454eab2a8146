package causeway.access.decide;

import static causeway.access.decide.Rules.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.host.HostCatalogue;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.AccessSnapshot.Quarantined;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A quarantined block is refused before every rule and in every mode; its neighbours are not.
class QuarantineTest {
  private static final Instant SINCE = Instant.parse("2026-11-25T10:02:31Z");
  private static final List<Quarantined> BLOCKS =
      List.of(block("10.20.1.5/32"), block("2001:db8:20::5/128"), block("10.20.9.0/24"));
  private static final Target LAKE =
      new Target(HostCatalogue.parse("lake.s3.eu-west-1.amazonaws.com"), 443);

  @ParameterizedTest
  @CsvSource({
    "10.20.1.5, quarantined",
    "10.20.1.4, allowed-by-rule",
    "10.20.1.6, allowed-by-rule",
    "::ffff:10.20.1.5, quarantined",
    "2001:db8:20::5, quarantined",
    "2001:db8:20::6, allowed-by-rule",
    "10.20.8.255, allowed-by-rule",
    "10.20.9.255, quarantined",
    "10.20.10.0, allowed-by-rule",
    "192.0.2.1, no-matching-rule"
  })
  void coversTheBlockAndNothingBeside(String address, String reason) {
    assertThat(decide(Mode.ENFORCE, address).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void holdsInEveryMode(Mode mode) {
    Decision decision = decide(mode, "10.20.1.5");

    assertThat(decision.effect()).isEqualTo(Effect.DENY);
    assertThat(decision.reason()).isEqualTo("quarantined");
    assertThat(decide(mode, "10.20.1.6").effect()).isEqualTo(Effect.ALLOW);
  }

  @Test
  void saysSinceWhenByWhatAndHowItEnds() {
    Access access = Access.of(snapshot(Mode.ENFORCE));
    Caller caller = new Caller(InetAddress.ofLiteral("10.20.1.5"), null);

    assertThat(access.explain(caller, LAKE, access.decide(caller, LAKE, SINCE)))
        .endsWith(
            " may not reach lake.s3.eu-west-1.amazonaws.com:443: quarantined since 10:02 UTC on"
                + " 2026-11-25 by alarm corp-denied; release with causeway release"
                + " quarantine:10.20.1.5/32.");
    assertThat(access.quarantined(caller.address())).isEqualTo(BLOCKS.getFirst());
    assertThat(access.quarantined(InetAddress.ofLiteral("10.20.1.6"))).isNull();
  }

  @Test
  void isPartOfTheDigestAndSurvivesJson() {
    AccessSnapshot with = snapshot(Mode.ENFORCE);
    AccessSnapshot without = with.quarantining(List.of());

    assertThat(SnapshotCodec.read(SnapshotCodec.write(with))).isEqualTo(with);
    assertThat(SnapshotCodec.digest(with)).isNotEqualTo(SnapshotCodec.digest(without));
    assertThat(new String(SnapshotCodec.write(with), StandardCharsets.UTF_8))
        .contains(
            "\"quarantine\":[{\"source\":\"10.20.1.5/32\",\"since\":\"2026-11-25T10:02:31Z\","
                + "\"alarm\":\"corp-denied\",\"release\":\"quarantine:10.20.1.5/32\"}");
    assertThat(new String(SnapshotCodec.write(without), StandardCharsets.UTF_8))
        .doesNotContain("quarantine");
  }

  @Test
  void whatIsNoBlockIsNotPublished() {
    AccessSnapshot broken = snapshot(Mode.ENFORCE).quarantining(List.of(block("berlin")));

    assertThatThrownBy(() -> SnapshotCodec.write(broken))
        .isInstanceOf(SnapshotException.class)
        .hasMessageStartingWith("quarantine \"quarantine:berlin\": ");
  }

  private static Decision decide(Mode mode, String address) {
    return Access.of(snapshot(mode))
        .decide(new Caller(InetAddress.ofLiteral(address), null), LAKE, SINCE);
  }

  private static AccessSnapshot snapshot(Mode mode) {
    return Rules.snapshot(mode, allow("all").networks("berlin").buckets("lake"))
        .quarantining(BLOCKS);
  }

  private static Quarantined block(String source) {
    return new Quarantined(source, SINCE, "corp-denied", "quarantine:" + source);
  }
}

package causeway.functions.observed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import causeway.access.document.Reaction.Action;
import causeway.access.document.Reaction.Release;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is written is what is read; anything else is refused.
class LatchesJsonTest {
  private static final Instant AT = Instant.parse("2026-11-25T10:02:00Z");

  @Test
  void readsWhatItWrote() {
    Latch zone =
        new Latch(
            "corp-az-unhealthy-a",
            Action.SHIFT_AWAY,
            "eu-west-1a",
            AT,
            AT.plusSeconds(1800),
            Release.AUTO,
            "Threshold crossed");
    Latch source =
        new Latch(
            "corp-denied-by-network",
            Action.QUARANTINE,
            "10.20.1.5/32",
            AT,
            null,
            Release.MANUAL,
            "");
    Latches latches = new Latches(List.of(zone, source));

    assertThat(LatchesJson.read(LatchesJson.write(latches))).isEqualTo(latches);
    assertThat(latches.find("quarantine:10.20.1.5/32")).contains(source);
    assertThat(latches.of(Action.SHIFT_AWAY)).containsExactly(zone);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> read("{\"version\":2,\"latches\":[]}"))
        .hasMessageContaining("latches.json is not of version 1");
    assertThatThrownBy(() ->
            read(
                "{\"version\":1,\"latches\":[{\"alarm\":\"a\",\"do\":\"explode\",\"since\":\""
                    + AT
                    + "\",\"release\":\"auto\"}]}"))
        .hasMessageContaining("unknown value \"explode\"");
  }

  private static Latches read(String json) {
    return LatchesJson.read(json.getBytes(UTF_8));
  }
}

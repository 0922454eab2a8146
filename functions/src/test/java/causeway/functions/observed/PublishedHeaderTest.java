package causeway.functions.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import causeway.access.Mode;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedHeaderTest {
  private static PublishedHeader.Header parse(String json) {
    return PublishedHeader.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsTheFirstFieldsOfARealSnapshotCutAnywhereBehind() {
    byte[] whole =
        SnapshotCodec.write(
            new AccessSnapshot(
                "corp",
                "eu-west-1",
                Mode.ENFORCE,
                41L,
                "version-1",
                Map.of("s3", new AccessSnapshot.Endpoint("s3", List.of("52.218.0.0/17"))),
                Map.of("berlin", List.of("10.20.0.0/16")),
                Map.of(),
                Map.of(),
                List.of()));
    int behind = new String(whole, StandardCharsets.UTF_8).indexOf("\"farm\"");
    for (int length = behind; length <= whole.length; length++) {
      assertThat(PublishedHeader.parse(Arrays.copyOf(whole, length)))
          .isEqualTo(new PublishedHeader.Header(41, "version-1"));
    }
  }

  @Test
  void readsAFormatToCome() {
    assertThat(parse("{\"format\":9,\"news\":1,\"sequence\":5,\"documentVersion\":\"v\"}"))
        .isEqualTo(new PublishedHeader.Header(5, "v"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "nonsense", "{\"farm\":\"x\",\"sequence\":5}"})
  void withoutASequenceThereIsNoLook(String json) {
    assertThatIllegalStateException()
        .isThrownBy(() -> parse(json))
        .withMessage(
            "access/current.json names no sequence; restore its last good version in the state"
                + " bucket");
  }
}

package causeway.cli.farm;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The newest report of one proxy. An instance writes it, so it is shown, never trusted further.
///
/// @param sequence of the snapshot enforced; absent with none
/// @param reason a code, for a state that needs one
/// @param message the same as a sentence
public record ProxyReport(
    Instant time,
    String state,
    @Nullable Long sequence,
    long connections,
    @Nullable Instant drainingSince,
    @Nullable String reason,
    @Nullable String message) {
  /// Longer than any report that a proxy writes.
  private static final int LARGEST = 16 * 1024;

  /// The newer of an instance's edge and beat.
  static Optional<ProxyReport> newest(Account account, String bucket, String instanceArn) {
    return Stream.of("edge/", "beat/")
        .flatMap(kind -> account.object(bucket, kind + instanceArn + "/report.json").stream())
        .flatMap(stored -> parse(stored.bytes()).stream())
        .max((a, b) -> a.time().compareTo(b.time()));
  }

  /// Empty for what is no report.
  static Optional<ProxyReport> parse(byte[] json) {
    if (json.length > LARGEST) {
      return Optional.empty();
    }
    try {
      JsonNode report = JsonMapper.shared().readTree(json);
      String draining = text(report, "drainingSince");
      JsonNode sequence = report.path("sequence");
      return Optional.of(
          new ProxyReport(
              Instant.parse(report.path("time").asString("")),
              report.path("state").asString("unknown"),
              sequence.isIntegralNumber() ? sequence.longValue() : null,
              report.path("connections").asLong(0),
              draining == null ? null : Instant.parse(draining),
              text(report, "reason"),
              text(report, "message")));
    } catch (JacksonException | DateTimeException broken) {
      return Optional.empty();
    }
  }

  private static @Nullable String text(JsonNode report, String field) {
    JsonNode value = report.path(field);
    return value.isString() ? value.stringValue() : null;
  }
}

package causeway.access.snapshot;

import causeway.access.Quoted;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Builds one quarantined block from JSON, as strictly as [SnapshotParser] the rest.
final class QuarantineParser {
  private QuarantineParser() {}

  static AccessSnapshot.Quarantined block(JsonCursor json) {
    var found =
        new Object() {
          @Nullable String source;
          @Nullable Instant since;
          @Nullable String alarm;
          @Nullable String release;
        };
    json.object(
        "quarantine",
        name -> {
          switch (name) {
            case "source" -> found.source = json.text();
            case "since" -> found.since = time(json);
            case "alarm" -> found.alarm = json.text();
            case "release" -> found.release = json.text();
            default -> throw SnapshotParser.unknown("quarantine", name);
          }
        });
    return new AccessSnapshot.Quarantined(
        SnapshotParser.required("quarantine", "source", found.source),
        SnapshotParser.required("quarantine", "since", found.since),
        SnapshotParser.required("quarantine", "alarm", found.alarm),
        SnapshotParser.required("quarantine", "release", found.release));
  }

  private static Instant time(JsonCursor json) {
    String text = json.text();
    try {
      return Instant.parse(text);
    } catch (DateTimeException notTime) {
      throw new SnapshotException(
          "snapshot: since " + Quoted.of(text) + " is not a time such as 2027-01-31T10:02:00Z",
          notTime);
    }
  }
}

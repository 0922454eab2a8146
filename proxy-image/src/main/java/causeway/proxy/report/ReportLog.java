package causeway.proxy.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of the reports so far, for status and metrics.
///
/// @param edges written
/// @param beats written
/// @param failures to write either
/// @param lastEdgeAt when an edge was last written; absent when none was
/// @param lastError why the last one failed; absent when none ever did
public record ReportLog(
    long edges,
    long beats,
    long failures,
    @Nullable Instant lastEdgeAt,
    @Nullable Instant lastBeatAt,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt) {
  /// Before any.
  public static final ReportLog NONE = new ReportLog(0, 0, 0, null, null, null, null);

  ReportLog written(Kind kind, Instant now) {
    return switch (kind) {
      case EDGE ->
          new ReportLog(edges + 1, beats, failures, now, lastBeatAt, lastError, lastErrorAt);
      case BEAT ->
          new ReportLog(edges, beats + 1, failures, lastEdgeAt, now, lastError, lastErrorAt);
    };
  }

  ReportLog failed(String why, Instant now) {
    return new ReportLog(edges, beats, failures + 1, lastEdgeAt, lastBeatAt, why, now);
  }
}

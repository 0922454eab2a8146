package causeway.reconcile.observed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a proxy last said about itself. It is evidence about its own instance and nothing else.
///
/// @param written when S3 took it, by S3's clock: a proxy with a wrong clock is not silent
/// @param sequence of the snapshot that it enforces
/// @param reason a stable code when `state` is failed
public record Report(
    String instance,
    Instant written,
    State state,
    @Nullable Long sequence,
    boolean probeOk,
    long connections,
    @Nullable String reason,
    @Nullable String message,
    @Nullable Instant startedAt,
    Counters counters) {

  /// The states that a proxy can be in.
  public enum State {
    STARTING,
    SERVING,
    DRAINING,
    DRAINED,
    FAILED
  }

  /// Whether nothing newer came for longer than `after`.
  public boolean silent(Instant now, Duration after) {
    return written.plus(after).isBefore(now);
  }

  /// Whether the proxy ever took clients, as far as its last word goes.
  public boolean served() {
    return switch (state) {
      case STARTING -> false;
      case FAILED -> connections > 0;
      case SERVING, DRAINING, DRAINED -> true;
    };
  }
}

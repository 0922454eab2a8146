package causeway.proxy.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a proxy stands, and why.
///
/// @param reason a stable code; present exactly when it failed
/// @param message the same as a sentence
/// @param drainingSince present exactly while draining or drained
public record Standing(
    ProxyState state,
    @Nullable String reason,
    @Nullable String message,
    @Nullable Instant drainingSince) {
  static Standing of(ProxyState state) {
    return new Standing(state, null, null, null);
  }

  static Standing leaving(ProxyState state, Instant since) {
    return new Standing(state, null, null, since);
  }

  static Standing failed(String reason, String message) {
    return new Standing(ProxyState.FAILED, reason, message, null);
  }

  /// Whether the proxy is about to go.
  public boolean draining() {
    return drainingSince != null;
  }
}

package causeway.proxy.relay;

/// Why a relay ended.
public enum Ended {
  /// In order, the client's half first.
  CLIENT_CLOSED,
  /// In order, the upstream's half first.
  UPSTREAM_CLOSED,
  /// The client's socket failed; the upstream was reset too.
  CLIENT_RESET,
  /// The upstream's socket failed; the client was reset too.
  UPSTREAM_RESET,
  /// Silence for the idle limit.
  IDLE,
  /// Silence for the half-close limit after one half had ended.
  HALF_CLOSE,
  /// The lifetime limit.
  LIFETIME,
  /// The proxy stops.
  SHUTDOWN
}

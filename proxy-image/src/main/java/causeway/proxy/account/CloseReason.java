package causeway.proxy.account;

import java.util.Locale;

/// Why a connection ended: the stable codes of a record's `close`.
public enum CloseReason {
  /// Both halves ended in order, the client's first.
  CLIENT_CLOSED,
  /// Both halves ended in order, the server's first.
  UPSTREAM_CLOSED,
  /// The client's side broke off.
  CLIENT_RESET,
  /// The server's side broke off.
  UPSTREAM_RESET,
  /// No byte either way for the idle limit.
  IDLE_TIMEOUT,
  /// One side had ended its half and the other was silent for the half-close limit.
  HALF_CLOSE_TIMEOUT,
  /// The lifetime limit was reached.
  LIFETIME,
  /// The proxy ended it at shutdown.
  SHUTDOWN,
  /// The client left before it sent anything, as a load balancer's health check does.
  CLOSED_BEFORE_HELLO,
  /// No complete ClientHello within the handshake limit.
  HANDSHAKE_TIMEOUT,
  /// The first bytes or the access rules refused it; `reason` says why.
  REFUSED,
  /// Too many connections are open.
  CONNECTIONS_LIMIT,
  /// Incomplete ClientHellos hold too much memory.
  PENDING_LIMIT,
  /// The host name has no address, or its servers failed.
  RESOLVE_FAILED,
  /// The resolver did not answer in time.
  RESOLVE_TIMEOUT,
  /// No address of the host lies in the destinations.
  OUTSIDE_DESTINATIONS,
  /// No address accepted the connection.
  CONNECT_FAILED,
  /// The last address tried did not answer in time.
  CONNECT_TIMEOUT,
  /// A fault of the proxy itself; its log has more.
  INTERNAL_ERROR;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /// Whether the rules allowed it and no connection upstream came of it.
  public boolean dialFailure() {
    return switch (this) {
      case RESOLVE_FAILED, RESOLVE_TIMEOUT, OUTSIDE_DESTINATIONS, CONNECT_FAILED, CONNECT_TIMEOUT ->
          true;
      case CLIENT_CLOSED,
          UPSTREAM_CLOSED,
          CLIENT_RESET,
          UPSTREAM_RESET,
          IDLE_TIMEOUT,
          HALF_CLOSE_TIMEOUT,
          LIFETIME,
          SHUTDOWN,
          CLOSED_BEFORE_HELLO,
          HANDSHAKE_TIMEOUT,
          REFUSED,
          CONNECTIONS_LIMIT,
          PENDING_LIMIT,
          INTERNAL_ERROR ->
          false;
    };
  }

  /// The code, such as `idle-timeout`.
  public String code() {
    return code;
  }
}

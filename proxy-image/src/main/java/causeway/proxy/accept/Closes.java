package causeway.proxy.accept;

import causeway.proxy.account.CloseReason;
import causeway.proxy.relay.Ended;

/// The record's word for how a relay ended.
final class Closes {
  private Closes() {}

  static CloseReason of(Ended ended) {
    return switch (ended) {
      case CLIENT_CLOSED -> CloseReason.CLIENT_CLOSED;
      case UPSTREAM_CLOSED -> CloseReason.UPSTREAM_CLOSED;
      case CLIENT_RESET -> CloseReason.CLIENT_RESET;
      case UPSTREAM_RESET -> CloseReason.UPSTREAM_RESET;
      case IDLE -> CloseReason.IDLE_TIMEOUT;
      case HALF_CLOSE -> CloseReason.HALF_CLOSE_TIMEOUT;
      case LIFETIME -> CloseReason.LIFETIME;
      case SHUTDOWN -> CloseReason.SHUTDOWN;
    };
  }
}

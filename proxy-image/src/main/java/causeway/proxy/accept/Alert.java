package causeway.proxy.accept;

import causeway.access.host.Host;
import causeway.proxy.sniff.SniffReason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/// The fatal TLS alerts (RFC 8446 section 6) that tell a refused client more than a reset would.
enum Alert {
  /// A rule, or the lack of one.
  ACCESS_DENIED(49),
  DECODE_ERROR(50),
  /// No name, or one that nothing here serves.
  UNRECOGNIZED_NAME(112);

  private static final int ALERT_RECORD = 21;
  private static final int FATAL = 2;

  private final int description;

  Alert(int description) {
    this.description = description;
  }

  /// The alert for first bytes that are refused; absent where the peer does not speak TLS.
  static @Nullable Alert of(String reason) {
    if (reason.equals(SniffReason.NOT_TLS.code())) {
      return null;
    }
    return reason.contains("server-name") ? UNRECOGNIZED_NAME : DECODE_ERROR;
  }

  /// The alert for a host that the rules refuse.
  static Alert of(Host host) {
    return host.reachable() ? ACCESS_DENIED : UNRECOGNIZED_NAME;
  }

  /// One plaintext record, as a server sends before it has chosen a version.
  ByteBuf record() {
    return Unpooled.wrappedBuffer(new byte[] {ALERT_RECORD, 3, 3, 0, 2, FATAL, (byte) description});
  }
}

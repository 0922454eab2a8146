package causeway.proxy.sniff;

import java.util.Locale;

/// Why first bytes are refused. The codes are stable: they stand in records and metrics.
public enum SniffReason {
  /// Another protocol, or noise.
  NOT_TLS,
  /// TLS, but its ClientHello breaks the grammar; no field of it can be trusted.
  MALFORMED_HELLO,
  /// A well-formed ClientHello without a server name.
  NO_SERVER_NAME,
  /// A server name of no bytes.
  EMPTY_SERVER_NAME,
  /// More than one server name: which one the server takes is anyone's guess.
  SEVERAL_SERVER_NAMES,
  /// A server name with a byte that no host name has, too long, or of another kind.
  SERVER_NAME_NOT_HOST,
  /// The ClientHello ends, or must end, beyond the limit.
  HELLO_TOO_LARGE,
  /// A TLS record longer than a plaintext record may be.
  RECORD_TOO_LARGE,
  /// A handshake record without content, which could be repeated for ever.
  ZERO_LENGTH_RECORD;

  /// The code, such as `no-server-name`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

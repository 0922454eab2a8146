package causeway.proxy.sniff;

import causeway.access.host.Host;
import causeway.access.host.HostCatalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the first bytes of a connection say: which server the client wants, that more bytes are
/// needed to know, or why the connection is refused.
public sealed interface Sniffed {
  /// Not decidable yet.
  ///
  /// @param atLeast bytes from the start of the connection without which no ClientHello can be
  ///   complete; always more than were shown and never above the limit. Asking again earlier is
  ///   harmless but gives this again, see [ClientHelloReader]
  record NeedMore(int atLeast) implements Sniffed {}

  /// A whole, well-formed ClientHello that names one server.
  ///
  /// @param serverName the name as the client sent it: ASCII letters, digits, `-`, `_` and `.`, 1
  ///   to 255 of them; with encrypted ClientHello the outer name, which is the one decided on
  /// @param alpn the first [ClientHelloReader#ALPN_KEPT] protocols in the client's order, one
  ///   `char` a byte; they may hold any byte
  /// @param ech whether the client offered an encrypted ClientHello (or pretended to)
  /// @param helloLength bytes on the wire up to the end of the last TLS record that holds a part of
  ///   the ClientHello
  /// @param version the highest version offered, such as `TLSv1.3`
  record Tls(String serverName, List<String> alpn, boolean ech, int helloLength, String version)
      implements Sniffed {
    public Tls {
      alpn = List.copyOf(alpn);
    }

    /// What the name reaches; parsed anew at each call.
    public Host host() {
      return HostCatalogue.parse(serverName);
    }
  }

  /// A connection that must be closed without a byte relayed.
  ///
  /// @param reason a stable code, one of [SniffReason]
  /// @param message one sentence; holds no byte of the peer's except as a number
  /// @param serverName what the client named, where that much could be read: printable ASCII, all
  ///   else as `\xNN`; at most 255 bytes of the peer's
  record Refused(String reason, String message, @Nullable String serverName) implements Sniffed {}
}

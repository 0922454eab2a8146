package causeway.proxy.config;

import java.net.InetSocketAddress;

/// One way in.
///
/// @param address where to listen; port 0 takes any free one
public record Listener(Kind kind, InetSocketAddress address) {
  /// The ways in that this version has.
  public enum Kind {
    /// TLS passed through by server name.
    TLS("tls", 443),
    /// Health, status and metrics over plain HTTP.
    ADMIN("admin", 0);

    private final String code;
    private final int servicePort;

    Kind(String code, int servicePort) {
      this.code = code;
      this.servicePort = servicePort;
    }

    /// The name in the configuration and in records.
    public String code() {
      return code;
    }

    /// The port of the service that clients mean, whatever port they reach us on.
    public int servicePort() {
      return servicePort;
    }
  }
}

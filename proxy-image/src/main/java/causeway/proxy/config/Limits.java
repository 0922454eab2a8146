package causeway.proxy.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How much, and for how long, one proxy gives to its peers.
///
/// @param handshake from accept to the end of the ClientHello
/// @param resolve for the addresses of one name
/// @param connect for one address
/// @param idle without a byte either way
/// @param halfClose the same, once one side has ended its half
/// @param lifetime of a connection, whatever it carries; absent means unlimited
/// @param drain for live connections at shutdown
/// @param keepAlive idle time after which TCP itself asks whether the peer is there
/// @param connections open at once, over all listeners but admin
/// @param helloBytes of one ClientHello
/// @param pendingBytes of all ClientHellos that are not complete
/// @param bufferBytes kept for one direction of a connection whose reader is slow
public record Limits(
    Duration handshake,
    Duration resolve,
    Duration connect,
    Duration idle,
    Duration halfClose,
    @Nullable Duration lifetime,
    Duration drain,
    Duration keepAlive,
    int connections,
    int helloBytes,
    int pendingBytes,
    int bufferBytes) {

  /// The defaults: under the 350 s idle time of a Network Load Balancer wherever it matters.
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(350),
          Duration.ofSeconds(60),
          null,
          Duration.ofSeconds(10),
          Duration.ofSeconds(120),
          20_000,
          64 * 1024,
          64 * 1024 * 1024,
          128 * 1024);
}

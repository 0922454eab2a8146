package causeway.proxy.config;

import causeway.access.net.Cidr;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that one proxy process is told, without a fault.
///
/// @param name of this proxy in its records
/// @param destinations where connections may go, in place of the snapshot's prefix lists; empty
///   means by the prefix lists
/// @param upstreamPort absent means the listener's service port
/// @param workers event loops
/// @param state folder in which the last good snapshot is kept; absent keeps none
public record ProxyConfig(
    String name,
    List<Listener> listeners,
    AccessSettings access,
    ResolverSettings resolver,
    List<Cidr> destinations,
    @Nullable Integer upstreamPort,
    int workers,
    RecordSettings records,
    Limits limits,
    @Nullable Path state) {
  public ProxyConfig {
    listeners = List.copyOf(listeners);
    destinations = List.copyOf(destinations);
  }
}

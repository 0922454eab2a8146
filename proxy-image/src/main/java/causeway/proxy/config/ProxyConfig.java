package causeway.proxy.config;

import causeway.access.net.Cidr;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that one proxy process is told, without a fault.
///
/// @param name of this proxy in its records; absent means the instance's id or the machine's name
/// @param destinations where connections may go, in place of the snapshot's prefix lists; empty
///   means by the prefix lists
/// @param upstreamPort absent means the listener's service port
/// @param workers event loops
/// @param reports absent means that none are written
/// @param lifecycle absent means that Auto Scaling is not watched
/// @param state folder in which the last good snapshot is kept; absent keeps none
public record ProxyConfig(
    @Nullable String name,
    List<Listener> listeners,
    AccessSettings access,
    ResolverSettings resolver,
    List<Cidr> destinations,
    @Nullable Integer upstreamPort,
    int workers,
    RecordSettings records,
    @Nullable ReportSettings reports,
    @Nullable LifecycleSettings lifecycle,
    Limits limits,
    @Nullable Path state) {
  public ProxyConfig {
    listeners = List.copyOf(listeners);
    destinations = List.copyOf(destinations);
  }

  /// Whether the proxy is told that it runs on an instance of a farm.
  public boolean inFarm() {
    return reports != null || lifecycle != null;
  }
}

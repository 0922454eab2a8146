package causeway.proxy.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/// How host names become addresses.
///
/// @param hosts fixed answers by name, or by `*.` and a suffix; asked first
/// @param servers asked for all other names; none with `hosts` means those other names have no
///   address, none without `hosts` means the servers of `/etc/resolv.conf`
public record ResolverSettings(
    Map<String, List<InetAddress>> hosts, List<InetSocketAddress> servers) {
  public ResolverSettings {
    hosts = Map.copyOf(hosts);
    servers = List.copyOf(servers);
  }
}

package causeway.proxy.dial;

import causeway.access.decide.Access;
import causeway.access.host.Host;
import causeway.access.net.Cidr;
import java.net.InetAddress;
import java.util.List;

/// Where connections may go: the configured blocks, or else the managed prefix list of the endpoint
/// that serves the host. Nothing else stands between a DNS answer and the metadata service,
/// loopback or the farm itself.
///
/// @param configured empty means by the prefix lists
public record Destinations(List<Cidr> configured) {
  /// Whether `address` may be connected to for `host`.
  public boolean admit(Access access, Host host, InetAddress address) {
    if (configured.isEmpty()) {
      return access.admits(host, address);
    }
    return configured.stream().anyMatch(block -> block.contains(address));
  }

  /// Whether the prefix lists of the snapshot decide.
  public boolean byPrefixLists() {
    return configured.isEmpty();
  }

  /// Whether an IPv6 address could be admitted at all, so that looking one up makes sense.
  public boolean wantsIpv6(Access access) {
    return configured.isEmpty()
        ? access.snapshot().endpoints().values().stream()
            .flatMap(endpoint -> endpoint.prefixList().stream())
            .anyMatch(block -> block.indexOf(':') >= 0)
        : configured.stream().anyMatch(block -> !block.ipv4());
  }
}

package causeway.proxy.dial;

import causeway.proxy.transport.Transport;
import io.netty.channel.EventLoop;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.HostsFileEntriesResolver;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Asks DNS servers, the VPC's own in production. Answers are kept for their TTL, questions asked
/// at the same time are asked once, and neither the hosts file nor search domains are consulted:
/// names arrive fully qualified. Addresses start at a random one, so that many connections spread.
public final class DnsNames implements NameLookup, AutoCloseable {
  private static final int CONSOLIDATED = 1024;
  private static final int MOST_QUERIES = 8;
  private static final int MOST_TTL_SECONDS = 300;
  private static final int NEGATIVE_TTL_SECONDS = 2;

  private final DnsAddressResolverGroup ipv4;
  private final DnsAddressResolverGroup both;

  /// @param servers in the order in which they are tried; empty means those of `/etc/resolv.conf`
  /// @param timeout for one query
  public DnsNames(Transport transport, List<InetSocketAddress> servers, Duration timeout) {
    DnsServerAddressStreamProvider provider =
        servers.isEmpty()
            ? DnsServerAddressStreamProviders.platformDefault()
            : new SequentialDnsServerAddressStreamProvider(servers);
    this.ipv4 = group(transport, provider, timeout, ResolvedAddressTypes.IPV4_ONLY);
    this.both = group(transport, provider, timeout, ResolvedAddressTypes.IPV4_PREFERRED);
  }

  private static DnsAddressResolverGroup group(
      Transport transport,
      DnsServerAddressStreamProvider provider,
      Duration timeout,
      ResolvedAddressTypes types) {
    return new DnsAddressResolverGroup(
        new DnsNameResolverBuilder()
            .datagramChannelType(transport.datagramChannel())
            .socketChannelType(transport.streamChannel())
            .nameServerProvider(provider)
            .resolvedAddressTypes(types)
            .hostsFileEntriesResolver(NO_HOSTS_FILE)
            .searchDomains(List.of())
            .decodeIdn(false)
            .queryTimeoutMillis(timeout.toMillis())
            .maxQueriesPerResolve(MOST_QUERIES)
            .consolidateCacheSize(CONSOLIDATED)
            .resolveCache(new AnswerCache(MOST_TTL_SECONDS, NEGATIVE_TTL_SECONDS))
            .cnameCache(NoopDnsCnameCache.INSTANCE)
            .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE));
  }

  private static final HostsFileEntriesResolver NO_HOSTS_FILE = (name, types) -> null;

  @Override
  public Future<List<InetAddress>> addresses(String name, boolean ipv6, EventLoop loop) {
    AddressResolver<InetSocketAddress> resolver = (ipv6 ? both : ipv4).getResolver(loop);
    Promise<List<InetAddress>> addresses = loop.newPromise();
    resolver
        .resolveAll(InetSocketAddress.createUnresolved(name, 0))
        .addListener((Future<List<InetSocketAddress>> answer) -> {
          if (answer.isSuccess()) {
            addresses.setSuccess(rotated(answer.getNow()));
          } else {
            addresses.setFailure(answer.cause());
          }
        });
    return addresses;
  }

  private static List<InetAddress> rotated(List<InetSocketAddress> answer) {
    List<InetAddress> addresses = new ArrayList<>(answer.size());
    answer.forEach(address -> addresses.add(address.getAddress()));
    Collections.rotate(addresses, ThreadLocalRandom.current().nextInt(addresses.size()));
    return addresses;
  }

  @Override
  public void close() {
    ipv4.close();
    both.close();
  }
}

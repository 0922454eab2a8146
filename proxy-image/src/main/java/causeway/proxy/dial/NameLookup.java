package causeway.proxy.dial;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.util.List;

/// Finds the addresses of host names without blocking.
public interface NameLookup {
  /// Looks up one name; the future completes on `loop`, with at least one address or with a
  /// failure.
  ///
  /// @param ipv6 whether IPv6 addresses are of use
  Future<List<InetAddress>> addresses(String name, boolean ipv6, EventLoop loop);
}

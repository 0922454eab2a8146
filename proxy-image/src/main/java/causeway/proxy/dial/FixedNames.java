package causeway.proxy.dial;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers from the configuration: a whole name first, then `*.` before the longest suffix.
///
/// @param next asked for all other names; absent means they have no address
public record FixedNames(Map<String, List<InetAddress>> hosts, @Nullable NameLookup next)
    implements NameLookup {
  @Override
  public Future<List<InetAddress>> addresses(String name, boolean ipv6, EventLoop loop) {
    List<InetAddress> fixed = fixed(name);
    if (fixed != null && !fixed.isEmpty()) {
      return loop.newSucceededFuture(fixed);
    }
    return next != null
        ? next.addresses(name, ipv6, loop)
        : loop.newFailedFuture(new UnknownHostException(name + " is not in resolver.hosts"));
  }

  private @Nullable List<InetAddress> fixed(String name) {
    List<InetAddress> exact = hosts.get(name);
    if (exact != null) {
      return exact;
    }
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      List<InetAddress> wild = hosts.get("*" + name.substring(dot));
      if (wild != null) {
        return wild;
      }
    }
    return null;
  }
}

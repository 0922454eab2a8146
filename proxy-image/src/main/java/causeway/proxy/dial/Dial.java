package causeway.proxy.dial;

import causeway.access.decide.Access;
import causeway.access.host.Host;
import causeway.proxy.account.CloseReason;
import causeway.proxy.transport.Sockets;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One dial: look the name up, keep the admitted addresses, connect to the first that answers. The
/// address connected to is the very one that was checked. Confined to its event loop.
public final class Dial {
  private static final int MOST_ADDRESSES = 4;

  private final Dialer dialer;
  private final EventLoop loop;
  private final Access access;
  private final Host host;
  private final int port;
  private @Nullable Consumer<Dialed> done;
  private @Nullable ChannelFuture connecting;
  private @Nullable ScheduledFuture<?> deadline;

  Dial(Dialer dialer, EventLoop loop, Access access, Host host, int port, Consumer<Dialed> done) {
    this.dialer = dialer;
    this.loop = loop;
    this.access = access;
    this.host = host;
    this.port = port;
    this.done = done;
  }

  void start() {
    long millis = dialer.limits().resolve().toMillis();
    deadline = loop.schedule(this::lookupTimedOut, millis, TimeUnit.MILLISECONDS);
    boolean ipv6 = dialer.destinations().wantsIpv6(access);
    dialer
        .names()
        .addresses(host.name(), ipv6, loop)
        .addListener((Future<List<InetAddress>> answer) -> resolved(answer));
  }

  /// Gives up: `done` is not called, and nothing stays open.
  public void cancel() {
    done = null;
    if (deadline != null) {
      deadline.cancel(false);
    }
    if (connecting != null) {
      Sockets.close(connecting.channel());
    }
  }

  private void lookupTimedOut() {
    finish(
        new Dialed.Failed(
            CloseReason.RESOLVE_TIMEOUT,
            host.name() + ": the resolver did not answer in time",
            null));
  }

  private void resolved(Future<List<InetAddress>> answer) {
    if (deadline != null) {
      deadline.cancel(false);
    }
    if (done == null) {
      return;
    }
    if (!answer.isSuccess()) {
      finish(lookupFailed(answer.cause()));
      return;
    }
    List<InetAddress> all = answer.getNow();
    List<InetAddress> admitted =
        all.stream().filter(address -> dialer.destinations().admit(access, host, address)).toList();
    if (admitted.size() < all.size() && dialer.destinations().byPrefixLists()) {
      dialer.books().outsideAnswer();
    }
    if (admitted.isEmpty()) {
      finish(
          new Dialed.Failed(
              CloseReason.OUTSIDE_DESTINATIONS,
              host.name()
                  + ": none of its addresses is an admitted destination, the first is "
                  + all.getFirst().getHostAddress(),
              null));
      return;
    }
    connect(admitted.stream().limit(MOST_ADDRESSES).iterator());
  }

  private Dialed.Failed lookupFailed(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof DnsNameResolverTimeoutException) {
        return new Dialed.Failed(
            CloseReason.RESOLVE_TIMEOUT,
            host.name() + ": the resolver did not answer in time",
            null);
      }
    }
    return new Dialed.Failed(
        CloseReason.RESOLVE_FAILED, host.name() + ": no address: " + cause.getMessage(), null);
  }

  private void connect(Iterator<InetAddress> addresses) {
    InetSocketAddress address = new InetSocketAddress(addresses.next(), port);
    ChannelFuture attempt =
        dialer
            .transport()
            .client(loop, dialer.limits().connect())
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    dialer.transport().prepare(channel);
                  }
                })
            .connect(address);
    connecting = attempt;
    attempt.addListener(future -> {
      if (done == null) {
        Sockets.close(attempt.channel());
      } else if (future.isSuccess()) {
        finish(new Dialed.Connected((SocketChannel) attempt.channel(), address));
      } else if (addresses.hasNext()) {
        connect(addresses);
      } else {
        finish(connectFailed(address, future.cause()));
      }
    });
  }

  private Dialed.Failed connectFailed(InetSocketAddress address, Throwable cause) {
    boolean timeout = cause instanceof ConnectTimeoutException;
    return new Dialed.Failed(
        timeout ? CloseReason.CONNECT_TIMEOUT : CloseReason.CONNECT_FAILED,
        host.name() + ": " + cause.getMessage(),
        address);
  }

  private void finish(Dialed dialed) {
    Consumer<Dialed> receiver = done;
    done = null;
    connecting = null;
    if (receiver != null) {
      receiver.accept(dialed);
    }
  }
}

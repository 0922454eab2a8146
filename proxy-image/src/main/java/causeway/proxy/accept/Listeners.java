package causeway.proxy.accept;

import causeway.proxy.account.Books;
import causeway.proxy.config.Limits;
import causeway.proxy.config.Listener;
import causeway.proxy.decide.Admission;
import causeway.proxy.dial.Dialer;
import causeway.proxy.relay.Relay;
import causeway.proxy.transport.Sockets;
import causeway.proxy.transport.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The listeners of one proxy and all connections that came in through them.
public final class Listeners {
  private final Transport transport;
  private final Limits limits;
  private final Admission admission;
  private final Dialer dialer;
  private final Relay relay;
  private final Books books;
  private final Capacity capacity;
  private final List<Channel> accepting = new ArrayList<>();

  public Listeners(
      Transport transport,
      Limits limits,
      Admission admission,
      Dialer dialer,
      Relay relay,
      Books books) {
    this.transport = transport;
    this.limits = limits;
    this.admission = admission;
    this.dialer = dialer;
    this.relay = relay;
    this.books = books;
    this.capacity = new Capacity(limits);
  }

  /// Starts to accept TLS connections.
  ///
  /// @return where, with the port that was free if none was given
  /// @throws IOException when the address cannot be bound
  public InetSocketAddress open(Listener listener) throws IOException {
    Entrance entrance = new Entrance(listener, limits, capacity, admission, dialer, relay, books);
    ChannelInitializer<SocketChannel> connections =
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            if (channel.remoteAddress() == null) {
              // Gone before it was taken, so there is nobody to decide about.
              Sockets.close(channel);
              return;
            }
            transport.prepare(channel);
            channel.pipeline().addLast(new TlsConnection(entrance, channel));
          }
        };
    Channel channel = bound(listener.address(), connections);
    accepting.add(channel);
    return (InetSocketAddress) channel.localAddress();
  }

  /// Binds `address` for connections that `handler` sets up; they are not drained.
  ///
  /// @throws IOException when the address cannot be bound
  public InetSocketAddress bind(InetSocketAddress address, ChannelHandler handler)
      throws IOException {
    return (InetSocketAddress) bound(address, handler).localAddress();
  }

  private Channel bound(InetSocketAddress address, ChannelHandler handler) throws IOException {
    var binding =
        transport
            .server()
            .handler(new AcceptErrors(address, books.metrics()))
            .childHandler(handler)
            .bind(address)
            .awaitUninterruptibly();
    if (!binding.isSuccess()) {
      throw new IOException(
          "cannot listen on "
              + address.getAddress().getHostAddress()
              + ":"
              + address.getPort()
              + ": "
              + String.valueOf(binding.cause().getMessage()).replaceFirst("^bind\\(.*\\): ", "")
              + "; choose an address of this machine and a free port, or 0 for any",
          binding.cause());
    }
    return binding.channel();
  }

  /// Accepts no more TLS connections, and waits until every connection has ended, or for `limit`.
  ///
  /// @return whether all have ended
  public boolean drain(Duration limit) throws InterruptedException {
    for (Channel channel : accepting) {
      channel.close().await();
    }
    return capacity.awaitEmpty(limit);
  }

  /// Ends all connections at once.
  public void stop() {
    capacity.live().forEach(TlsConnection::stop);
  }

  /// Connections now open.
  public int open() {
    return capacity.live().size();
  }
}

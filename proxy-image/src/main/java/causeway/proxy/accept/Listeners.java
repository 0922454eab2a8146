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
  private final List<Gate> gates = new ArrayList<>();
  private boolean ended;

  /// A listener's socket, and what to bind again: the address it had, and its connections' setup.
  private record Gate(Channel channel, InetSocketAddress address, ChannelHandler connections) {}

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
    InetSocketAddress address = (InetSocketAddress) channel.localAddress();
    synchronized (this) {
      gates.add(new Gate(channel, address, connections));
    }
    return address;
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

  /// Accepts no more TLS connections; live ones go on.
  public synchronized void shut() {
    for (Gate gate : gates) {
      gate.channel().close().awaitUninterruptibly();
    }
  }

  /// Accepts again where [#shut] ended it.
  ///
  /// @throws IOException when an address cannot be bound any more; all stay shut then
  public synchronized void reopen() throws IOException {
    for (int i = 0; i < gates.size() && !ended; i++) {
      Gate gate = gates.get(i);
      if (!gate.channel().isOpen()) {
        try {
          Channel channel = bound(gate.address(), gate.connections());
          gates.set(i, new Gate(channel, gate.address(), gate.connections()));
        } catch (IOException taken) {
          shut();
          throw taken;
        }
      }
    }
  }

  /// Accepts no more TLS connections for good, and waits until every connection has ended, or for
  /// `limit`.
  ///
  /// @return whether all have ended
  public boolean drain(Duration limit) throws InterruptedException {
    synchronized (this) {
      ended = true;
      shut();
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

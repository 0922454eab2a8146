package causeway.testbed.s3;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/// S3's own side of the endpoint: ends TLS with a certificate for S3's names on an address of the
/// prefix list, and passes the bytes on to LocalStack as they are, which answers to those names.
public final class ServiceFront implements AutoCloseable {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final SslContext tls;
  private final InetSocketAddress backend;
  private final AccessLog log;
  private final Set<Channel> clients = ConcurrentHashMap.newKeySet();
  private volatile Predicate<String> silence = address -> false;

  public ServiceFront(
      CertificateAuthority.Issued issued, InetSocketAddress backend, AccessLog log) {
    try {
      this.tls = SslContextBuilder.forServer(issued.key(), issued.chain()).build();
    } catch (SSLException e) {
      throw new IllegalStateException("cannot use the certificate", e);
    }
    this.backend = backend;
    this.log = log;
  }

  /// Listens on port 443 of each address.
  public void listen(List<String> addresses) throws InterruptedException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 512)
            .childOption(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    connect(channel);
                  }
                });
    for (String address : addresses) {
      bootstrap.bind(address, 443).sync();
    }
  }

  /// Falls silent: connections stay and are still accepted, but nothing that these peers say is
  /// heard, and nothing is said to them.
  ///
  /// @param whom by address
  public void silence(Predicate<String> whom) {
    silence = whom;
  }

  /// Ends the silence. What peers said meanwhile is heard now.
  public void speak() {
    silence = address -> false;
    for (Channel client : clients) {
      client.eventLoop().execute(() -> client.pipeline().get(Gate.class).open());
    }
  }

  private void connect(SocketChannel client) {
    clients.add(client);
    client.closeFuture().addListener(closed -> clients.remove(client));
    client
        .pipeline()
        .addLast(
            new Gate(address -> silence.test(address)),
            new SniHandler(name -> tls),
            new RequestTap(log));
    new Bootstrap()
        .group(client.eventLoop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.AUTO_READ, false)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(new Pump(client))
        .connect(backend)
        .addListener(
            (ChannelFutureListener)
                connected -> {
                  if (connected.isSuccess()) {
                    client.pipeline().addLast(new Pump(connected.channel()));
                    client.read();
                    connected.channel().read();
                  } else {
                    var _ = client.close();
                  }
                });
  }

  @Override
  public void close() {
    var _ = group.shutdownGracefully();
  }

  /// Writes what one side says to the other, reading on only when it was written.
  private static final class Pump extends ChannelInboundHandlerAdapter {
    private final Channel other;

    Pump(Channel other) {
      this.other = other;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      var _ = other.write(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      other
          .writeAndFlush(io.netty.buffer.Unpooled.EMPTY_BUFFER)
          .addListener(
              (ChannelFutureListener)
                  written -> {
                    if (written.isSuccess()) {
                      context.channel().read();
                    } else {
                      var _ = context.close();
                    }
                  });
      context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      other
          .writeAndFlush(io.netty.buffer.Unpooled.EMPTY_BUFFER)
          .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // A peer that went away; the close below reaches the other side.
      var _ = context.close();
    }
  }
}

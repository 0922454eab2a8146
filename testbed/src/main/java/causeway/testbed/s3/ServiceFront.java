package causeway.testbed.s3;

import causeway.testbed.endpoint.RequestHead;
import causeway.testbed.endpoint.Ruling;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/// The services' own side of the endpoints: ends TLS with a certificate for their names on
/// addresses of the prefix lists, and passes whole requests that the endpoint permits on to who
/// answers for them: LocalStack for S3, which takes those names, and a DynamoDB.
public final class ServiceFront implements AutoCloseable {
  /// A presigned URL with a session's token takes some kilobytes.
  static final int LARGEST_HEAD = 1 << 16;

  /// Of a body that is passed on in parts: as much as one read brings.
  static final int LARGEST_PART = 1 << 18;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final SslContext tls;
  private final Function<String, InetSocketAddress> backends;
  private final AccessLog log;
  private final Path folder;
  private final Endpoints endpoints;
  private final Set<Channel> clients = ConcurrentHashMap.newKeySet();
  private volatile Predicate<String> silence = address -> false;

  /// The endpoints in the farms' routes.
  public interface Endpoints {
    /// What becomes of a request; may block.
    ///
    /// @param peer the address that it comes from
    /// @param service the address that was asked, of the prefix list
    Ruling rule(RequestHead head, String peer, String service);
  }

  /// @param backends who answers, by the address of the service
  /// @param folder for bodies of requests that do not fit into memory
  public ServiceFront(
      CertificateAuthority.Issued issued,
      Function<String, InetSocketAddress> backends,
      AccessLog log,
      Path folder,
      Endpoints endpoints) {
    try {
      this.tls = SslContextBuilder.forServer(issued.key(), issued.chain()).build();
    } catch (SSLException e) {
      throw new IllegalStateException("cannot use the certificate", e);
    }
    this.backends = backends;
    this.log = log;
    this.folder = folder;
    this.endpoints = endpoints;
  }

  /// Listens on port 443 of each address.
  public void listen(List<String> addresses) throws InterruptedException {
    for (String address : addresses) {
      var _ = listen(new InetSocketAddress(address, 443));
    }
  }

  /// Listens on one address, and says which when the port is 0.
  InetSocketAddress listen(InetSocketAddress address) throws InterruptedException {
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
    return (InetSocketAddress) bootstrap.bind(address).sync().channel().localAddress();
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
            new HttpServerCodec(
                new HttpDecoderConfig()
                    .setMaxInitialLineLength(LARGEST_HEAD)
                    .setMaxHeaderSize(LARGEST_HEAD)
                    .setMaxChunkSize(LARGEST_PART)),
            new FlowControlHandler(),
            new Reception(backends, log, folder, endpoints));
  }

  @Override
  public void close() {
    var _ = group.shutdownGracefully();
  }
}

package causeway.proxy.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/// Event loops and sockets: epoll on Linux, the JDK's selectors elsewhere.
public final class Transport {
  private static final int BACKLOG = 4096;
  private static final int LEAST_READ = 512;
  private static final int FIRST_READ = 2048;
  private static final int MOST_READ = 64 * 1024;
  private static final int MESSAGES_PER_READ = 2;
  private static final int KEEP_ALIVE_INTERVAL_SECONDS = 15;
  private static final int KEEP_ALIVE_PROBES = 4;

  private final boolean epoll = Epoll.isAvailable();
  private final EventLoopGroup loops;
  private final int keepAliveSeconds;
  private final int bufferBytes;

  /// Starts `workers` event loops.
  ///
  /// @param keepAlive idle time before TCP probes the peer
  /// @param bufferBytes written but unsent bytes above which a channel is not writable
  public Transport(int workers, Duration keepAlive, int bufferBytes) {
    DefaultThreadFactory threads = new DefaultThreadFactory("causeway-loop");
    this.loops =
        new MultiThreadIoEventLoopGroup(
            workers, threads, epoll ? RejoiningEpoll.factory() : NioIoHandler.newFactory());
    this.keepAliveSeconds = (int) keepAlive.toSeconds();
    this.bufferBytes = bufferBytes;
  }

  public EventLoopGroup loops() {
    return loops;
  }

  /// `epoll` or `nio`.
  public String name() {
    return epoll ? "epoll" : "nio";
  }

  /// For listening; the caller adds the handlers.
  public ServerBootstrap server() {
    return new ServerBootstrap()
        .group(loops)
        .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true);
  }

  /// For connecting on `loop`, the client's own, so that one thread owns both sides.
  public Bootstrap client(EventLoop loop, Duration timeout) {
    return new Bootstrap()
        .group(loop)
        .channel(streamChannel())
        .disableResolver()
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis());
  }

  public Class<? extends SocketChannel> streamChannel() {
    return epoll ? EpollSocketChannel.class : NioSocketChannel.class;
  }

  public Class<? extends DatagramChannel> datagramChannel() {
    return epoll ? EpollDatagramChannel.class : NioDatagramChannel.class;
  }

  /// What both sides of a relayed connection need: nothing is read unasked, each half ends by
  /// itself, small writes go at once, TCP notices a dead peer, and unsent bytes are bounded.
  ///
  /// One read brings at most 128 KiB. The exception is the peer's end of stream: Netty's epoll
  /// channels then read all that the kernel still holds (one receive buffer, 6 MiB by Linux
  /// defaults), asked or not.
  public void prepare(SocketChannel channel) {
    ChannelConfig config = channel.config();
    config.setAutoRead(false);
    config.setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    config.setOption(ChannelOption.TCP_NODELAY, true);
    config.setOption(ChannelOption.SO_KEEPALIVE, true);
    if (epoll) {
      config.setOption(EpollChannelOption.TCP_KEEPIDLE, keepAliveSeconds);
      config.setOption(EpollChannelOption.TCP_KEEPINTVL, KEEP_ALIVE_INTERVAL_SECONDS);
      config.setOption(EpollChannelOption.TCP_KEEPCNT, KEEP_ALIVE_PROBES);
    } else {
      config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), keepAliveSeconds);
    }
    config.setWriteBufferWaterMark(new WriteBufferWaterMark(bufferBytes / 2, bufferBytes));
    config.setRecvByteBufAllocator(
        new AdaptiveRecvByteBufAllocator(LEAST_READ, FIRST_READ, MOST_READ)
            .maxMessagesPerRead(MESSAGES_PER_READ));
  }
}

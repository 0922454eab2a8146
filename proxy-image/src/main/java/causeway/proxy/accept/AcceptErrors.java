package causeway.proxy.accept;

import causeway.proxy.account.ProxyMetrics;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// Accepts that failed, at the end of a listening channel's pipeline: counts them, pauses accepting
/// for a second so that a lack of descriptors does not spin, and says so once until there was none
/// for a minute: at the limit each descriptor that comes free is taken at once.
final class AcceptErrors extends ChannelInboundHandlerAdapter {
  private static final System.Logger LOG = System.getLogger(AcceptErrors.class.getName());
  private static final long PAUSE_MILLIS = 1000;
  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final String address;
  private final ProxyMetrics metrics;
  private boolean failing;
  private long lastFailure;

  AcceptErrors(InetSocketAddress address, ProxyMetrics metrics) {
    this.address = address.getAddress().getHostAddress() + ":" + address.getPort();
    this.metrics = metrics;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    metrics.acceptError();
    lastFailure = System.nanoTime();
    if (!failing) {
      failing = true;
      LOG.log(
          Level.WARNING,
          "listener {0}: a connection cannot be accepted, and waits: {1}; if descriptors ran out,"
              + " raise the limit on open files (ulimit -n) or lower limits.connections",
          address,
          cause.getMessage());
    }
    pause(context);
  }

  private static void pause(ChannelHandlerContext context) {
    ChannelConfig config = context.channel().config();
    if (config.isAutoRead()) {
      config.setAutoRead(false);
      var resume =
          context
              .channel()
              .eventLoop()
              .schedule(() -> config.setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      context.channel().closeFuture().addListener(_ -> resume.cancel(false));
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    if (failing && System.nanoTime() - lastFailure > QUIET_NANOS) {
      failing = false;
      LOG.log(Level.INFO, "listener {0}: connections are accepted again", address);
    }
    context.fireChannelRead(accepted);
  }
}

package causeway.proxy.accept;

import causeway.proxy.transport.Sockets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a refused connection so that the client can read why: the alert, the end of our half, and
/// then a moment of discarding what the client still sends. To close with unread bytes would send a
/// reset, and a reset makes the client's system throw the alert away.
final class Farewell extends ChannelInboundHandlerAdapter {
  private static final long LINGER_MILLIS = 1000;
  private static final int MOST_BYTES = 256 * 1024;

  private final SocketChannel channel;
  private int discarded;

  private Farewell(SocketChannel channel) {
    this.channel = channel;
  }

  /// Says goodbye; the channel closes by itself.
  static void say(SocketChannel channel, @Nullable Alert alert) {
    Farewell farewell = new Farewell(channel);
    channel.pipeline().addLast(farewell);
    ByteBuf last = alert == null ? Unpooled.EMPTY_BUFFER : alert.record();
    channel
        .writeAndFlush(last)
        .addListener(written -> {
          if (written.isSuccess()) {
            Sockets.endOutput(channel);
          }
        });
    if (channel.isInputShutdown()) {
      Sockets.close(channel);
      return;
    }
    ScheduledFuture<?> limit =
        channel
            .eventLoop()
            .schedule(() -> Sockets.close(channel), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(_ -> limit.cancel(false));
    Sockets.read(channel);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    discarded += ((ByteBuf) message).readableBytes();
    ReferenceCountUtil.release(message);
    if (discarded > MOST_BYTES) {
      Sockets.close(context.channel());
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    Sockets.read(channel);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      Sockets.close(context.channel());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Sockets.close(context.channel());
  }
}

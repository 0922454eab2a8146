package causeway.proxy.relay;

import causeway.proxy.transport.Sockets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import org.jspecify.annotations.Nullable;

/// One direction: sits at the end of the source's pipeline and writes to the sink. It asks for the
/// next bytes only while the sink is writable, so what it holds is bounded by the sink's water mark
/// and one read.
final class Pump extends ChannelInboundHandlerAdapter {
  private final Pair pair;
  private final SocketChannel source;
  private final SocketChannel sink;
  private final Ended closed;
  private final Ended reset;
  private final ChannelFutureListener written = future -> afterWrite(future.isSuccess());
  private long bytes;
  private boolean ended;
  private boolean waiting;

  Pump(Pair pair, SocketChannel source, SocketChannel sink, Ended closed, Ended reset) {
    this.pair = pair;
    this.source = source;
    this.sink = sink;
    this.closed = closed;
    this.reset = reset;
  }

  long bytes() {
    return bytes;
  }

  /// Passes on what was read before the relay began, then reads on.
  void begin(@Nullable ByteBuf firstBytes) {
    if (firstBytes != null) {
      forward(firstBytes);
      sink.flush();
    }
    if (source.isInputShutdown()) {
      endOfStream();
    } else {
      next();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    forward((ByteBuf) message);
  }

  private void forward(ByteBuf buffer) {
    bytes += buffer.readableBytes();
    sink.write(buffer).addListener(written);
  }

  private void afterWrite(boolean success) {
    pair.active();
    if (!success) {
      pair.broken(pair.opposite(this).reset);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    sink.flush();
    next();
  }

  /// Reads on, now or as soon as the sink can take more.
  private void next() {
    waiting = !sink.isWritable();
    if (!ended && !waiting) {
      Sockets.read(source);
    }
  }

  /// The source can take more bytes: the pump that fills it may go on.
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    Pump filler = pair.opposite(this);
    if (source.isWritable() && filler.waiting) {
      filler.next();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      endOfStream();
    }
  }

  /// Ends the sink's half once everything before it is written.
  private void endOfStream() {
    if (ended) {
      return;
    }
    ended = true;
    sink.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(future -> {
          if (!future.isSuccess()) {
            pair.broken(pair.opposite(this).reset);
            return;
          }
          Sockets.endOutput(sink);
          pair.half(closed);
        });
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    pair.broken(reset);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    pair.broken(reset);
  }
}

package causeway.testbed.s3;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The first handler of a client's channel: while the service is silent towards its peer, nothing
/// is read from it and nothing sent to it, and the connection stays as it is. On the channel's own
/// event loop.
final class Gate extends ChannelDuplexHandler {
  private final Predicate<String> silence;
  private @Nullable ChannelHandlerContext context;
  private boolean reading;
  private boolean flushing;

  /// @param silence to whom the service says nothing, by address
  Gate(Predicate<String> silence) {
    this.silence = silence;
  }

  /// Does what was held back, as far as the silence is over.
  void open() {
    ChannelHandlerContext here = context;
    if (here == null || silent(here)) {
      return;
    }
    if (flushing) {
      flushing = false;
      here.flush();
    }
    if (reading) {
      reading = false;
      here.read();
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
  }

  @Override
  public void read(ChannelHandlerContext context) throws Exception {
    if (silent(context)) {
      reading = true;
    } else {
      super.read(context);
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) throws Exception {
    if (silent(context)) {
      flushing = true;
    } else {
      super.flush(context);
    }
  }

  private boolean silent(ChannelHandlerContext context) {
    return context.channel().remoteAddress() instanceof InetSocketAddress peer
        && silence.test(peer.getAddress().getHostAddress());
  }
}

package causeway.proxy.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;

/// What is asked of a socket without waiting for it: its handlers hear what came of it, and an
/// ending that fails means that the socket had ended already.
@SuppressWarnings("FutureReturnValueIgnored")
public final class Sockets {
  private Sockets() {}

  /// Closes in order; what is unsent is lost.
  public static void close(Channel channel) {
    channel.close();
  }

  /// Closes with a reset, as a failed network would: the peer sees an error, and tries again.
  public static void reset(Channel channel) {
    if (channel.isOpen()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      channel.close();
    }
  }

  /// Asks for one read; nothing is read unasked.
  public static void read(Channel channel) {
    channel.read();
  }

  /// Ends our half: the peer reads the end of stream after all that was flushed.
  public static void endOutput(SocketChannel channel) {
    channel.shutdownOutput();
  }
}

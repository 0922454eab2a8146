package causeway.proxy.dial;

import causeway.proxy.account.CloseReason;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// How a dial ended.
public sealed interface Dialed {
  /// Connected; the receiver owns the channel, from which nothing was read.
  record Connected(SocketChannel channel, InetSocketAddress address) implements Dialed {}

  /// Not connected.
  ///
  /// @param message a sentence
  /// @param tried the last address tried
  record Failed(CloseReason reason, String message, @Nullable InetSocketAddress tried)
      implements Dialed {}
}

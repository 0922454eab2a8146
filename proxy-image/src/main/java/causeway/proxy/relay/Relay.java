package causeway.proxy.relay;

import causeway.proxy.config.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.SocketChannel;

/// Copies bytes both ways between two connected sockets until both halves have ended.
///
/// Implementations take over both channels, which share one event loop and from which nothing more
/// is read than `firstBytes`; they own them and the bytes until [Observer#ended]. They must not
/// change a byte, must not buffer without bound, must not block, and must not call the observer
/// from another thread.
public interface Relay {
  /// Starts copying, `firstBytes` first of all to `upstream`. Called on the event loop of both.
  Relaying start(
      SocketChannel client,
      SocketChannel upstream,
      ByteBuf firstBytes,
      Limits limits,
      Observer observer);

  /// Told once, when both sides are closed.
  interface Observer {
    /// Both sides are closed, or closing.
    ///
    /// @param bytesUp from the client to the upstream, `firstBytes` included
    /// @param bytesDown from the upstream to the client
    void ended(Ended ended, long bytesUp, long bytesDown);
  }
}

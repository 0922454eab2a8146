package causeway.proxy.relay;

import causeway.proxy.config.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.SocketChannel;

/// Relays through Netty channels: works on every platform, copying each byte through user space.
public final class ChannelRelay implements Relay {
  @Override
  public Relaying start(
      SocketChannel client,
      SocketChannel upstream,
      ByteBuf firstBytes,
      Limits limits,
      Observer observer) {
    Pair pair = new Pair(client, upstream, limits, observer);
    pair.start(firstBytes);
    return pair;
  }
}

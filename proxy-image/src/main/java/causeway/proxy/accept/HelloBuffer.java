package causeway.proxy.accept;

import causeway.proxy.sniff.ClientHelloReader;
import causeway.proxy.sniff.Sniffed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/// The bytes of one connection until its ClientHello is complete; they go on to the server as they
/// came. Asks the reader only when enough has arrived to change its answer.
final class HelloBuffer {
  private final Capacity capacity;
  private final int limit;
  private @Nullable ByteBuf bytes;
  private int held;
  private int wanted = 1;

  HelloBuffer(Capacity capacity, int limit) {
    this.capacity = capacity;
    this.limit = limit;
  }

  /// Adds what was read and takes ownership of it.
  ///
  /// @return false when the memory for all incomplete hellos is used up
  boolean add(ChannelHandlerContext context, ByteBuf read) {
    // Most hellos come in one piece, and go on without being copied.
    ByteBuf all = bytes == null ? read : joined(context, bytes, read);
    bytes = all;
    int more = all.capacity() - held;
    if (more <= 0) {
      return true;
    }
    if (!capacity.hold(more)) {
      return false;
    }
    held += more;
    return true;
  }

  private static ByteBuf joined(ChannelHandlerContext context, ByteBuf first, ByteBuf second) {
    ByteBuf all = first;
    int needed = first.readableBytes() + second.readableBytes();
    if (second.readableBytes() > first.writableBytes()) {
      all = context.alloc().directBuffer(Math.max(needed, 2 * first.capacity()));
      all.writeBytes(first);
      first.release();
    }
    all.writeBytes(second);
    second.release();
    return all;
  }

  boolean isEmpty() {
    return bytes == null;
  }

  /// What the bytes say so far.
  Sniffed sniff() {
    ByteBuf all = bytes;
    if (all == null || all.readableBytes() < wanted) {
      return new Sniffed.NeedMore(wanted);
    }
    Sniffed sniffed = ClientHelloReader.read(all.nioBuffer(), limit);
    if (sniffed instanceof Sniffed.NeedMore more) {
      wanted = more.atLeast();
    }
    return sniffed;
  }

  /// Hands the bytes over; empty afterwards.
  ByteBuf take() {
    ByteBuf all = bytes;
    if (all == null) {
      throw new IllegalStateException("no bytes are held");
    }
    bytes = null;
    forget();
    return all;
  }

  /// Drops the bytes, if any.
  void release() {
    if (bytes != null) {
      bytes.release();
      bytes = null;
    }
    forget();
  }

  private void forget() {
    capacity.release(held);
    held = 0;
  }
}

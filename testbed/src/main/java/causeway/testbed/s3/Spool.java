package causeway.testbed.s3;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The body of one request while it comes in: in memory at first, then in a file that has no name
/// and goes with the spool. On one event loop.
final class Spool implements AutoCloseable {
  /// S3 takes objects of 5 GiB at once; nothing here sends as much.
  static final long MOST = 1L << 30;

  private static final int IN_MEMORY = 1 << 20;

  private final Path folder;
  private final ByteBuf memory = Unpooled.buffer();
  private @Nullable FileChannel file;
  private long size;

  /// @param folder where its file is made, should it need one
  Spool(Path folder) {
    this.folder = folder;
  }

  long size() {
    return size;
  }

  /// Takes what is readable.
  ///
  /// @return false when that is more than it may hold; then nothing is kept
  boolean add(ByteBuf bytes) throws IOException {
    if (size + bytes.readableBytes() > MOST) {
      return false;
    }
    size += bytes.readableBytes();
    if (file == null && size <= IN_MEMORY) {
      memory.writeBytes(bytes);
      return true;
    }
    if (file == null) {
      Path made = Files.createTempFile(folder, "request", "");
      file =
          FileChannel.open(
              made,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      write(file, memory);
    }
    write(file, bytes);
    return true;
  }

  /// All of it.
  byte[] bytes() throws IOException {
    if (file == null) {
      return ByteBufUtil.getBytes(memory);
    }
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(size));
    while (all.hasRemaining() && file.read(all, all.position()) >= 0) {}
    return all.array();
  }

  /// What a channel writes to pass it on: bytes, or a region of its file. The spool is the
  /// receiver's from now on.
  Object handOver() {
    FileChannel there = file;
    file = null;
    return there == null ? memory : new DefaultFileRegion(there, 0, size);
  }

  @Override
  public void close() {
    memory.release();
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a request's file", e);
    }
  }

  private static void write(FileChannel file, ByteBuf bytes) throws IOException {
    for (ByteBuffer part : bytes.nioBuffers()) {
      while (part.hasRemaining()) {
        var _ = file.write(part);
      }
    }
    bytes.skipBytes(bytes.readableBytes());
  }
}

package causeway.proxy.account;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// Writes lines where they belong; used by one thread, which it may block.
interface LineWriter extends Closeable {
  /// Called once before all else, so that what cannot be written is known before it is needed.
  default void open() throws IOException {
    // Most have nothing to open.
  }

  /// Writes all of `lines` or throws.
  void write(List<byte[]> lines) throws IOException;

  /// Such as `standard output`, for messages.
  String name();
}

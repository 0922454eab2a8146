package causeway.proxy.account;

import java.io.ByteArrayOutputStream;
import java.util.List;

/// Joins lines, each with its line end.
final class Lines {
  private Lines() {}

  static byte[] join(List<byte[]> lines) {
    int length = 0;
    for (byte[] line : lines) {
      length += line.length + 1;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length);
    for (byte[] line : lines) {
      out.writeBytes(line);
      out.write('\n');
    }
    return out.toByteArray();
  }
}

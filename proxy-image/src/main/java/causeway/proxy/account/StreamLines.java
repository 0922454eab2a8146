package causeway.proxy.account;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/// Lines on standard output; the stream is not ours to close.
record StreamLines(PrintStream out) implements LineWriter {
  @Override
  public void write(List<byte[]> lines) throws IOException {
    out.writeBytes(Lines.join(lines));
    if (out.checkError()) {
      throw new IOException("nobody reads it any more");
    }
  }

  @Override
  public String name() {
    return "standard output";
  }

  @Override
  public void close() {
    out.flush();
  }
}

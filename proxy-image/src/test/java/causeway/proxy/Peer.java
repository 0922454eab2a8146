package causeway.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/// One end of a plain TCP connection, in a test's hands. Every wait has a deadline.
final class Peer implements AutoCloseable {
  static final int DEADLINE_MILLIS = 20_000;

  final Socket socket;

  Peer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(DEADLINE_MILLIS);
    socket.setTcpNoDelay(true);
  }

  static Peer connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    socket.connect(address, DEADLINE_MILLIS);
    return new Peer(socket);
  }

  Peer send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  Peer send(String text) throws IOException {
    return send(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  byte[] read(int count) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(count);
    if (bytes.length != count) {
      throw new IOException("the stream ended after " + bytes.length + " of " + count + " bytes");
    }
    return bytes;
  }

  String readText(int count) throws IOException {
    return new String(read(count), java.nio.charset.StandardCharsets.UTF_8);
  }

  /// All up to the end of the stream.
  byte[] readToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    socket.getInputStream().transferTo(all);
    return all.toByteArray();
  }

  /// Waits for the end of the stream, and fails on anything before it.
  void expectEnd() throws IOException {
    byte[] rest = readToEnd();
    if (rest.length > 0) {
      throw new IOException("unexpected " + Arrays.toString(rest));
    }
  }

  /// Waits for a reset.
  void expectReset() throws IOException {
    try {
      int read = socket.getInputStream().read();
      throw new IOException("expected a reset, read " + read);
    } catch (java.net.SocketException reset) {
      if (!String.valueOf(reset.getMessage()).contains("reset")) {
        throw reset;
      }
    }
  }

  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /// Closes with a reset.
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /// Closes both halves.
  void hangUp() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

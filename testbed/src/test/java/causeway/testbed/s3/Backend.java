package causeway.testbed.s3;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// In LocalStack's place: keeps the bytes of each connection's request, and gives one answer.
final class Backend implements Closeable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> answered = new LinkedBlockingQueue<>();
  private volatile byte[] answer =
      "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  Backend() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  void answer(byte[] bytes) {
    answer = bytes;
  }

  /// The next request, or nothing within `millis`.
  @Nullable String request(long millis) throws InterruptedException {
    return requests.poll(millis, TimeUnit.MILLISECONDS);
  }

  /// Whether an answer was taken whole, once it was given.
  @Nullable Boolean answered() throws InterruptedException {
    return answered.poll(10, TimeUnit.SECONDS);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      requests.add(read(socket.getInputStream()));
      OutputStream out = socket.getOutputStream();
      out.write(answer);
      out.flush();
      answered.add(socket.getInputStream().read() < 0);
    } catch (IOException e) {
      answered.add(false);
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String text = "";
    while (!whole(text)) {
      byte[] some = new byte[1 << 16];
      int count = in.read(some);
      if (count < 0) {
        return "cut: " + text;
      }
      bytes.write(some, 0, count);
      text = bytes.toString(StandardCharsets.ISO_8859_1);
    }
    return text;
  }

  private static boolean whole(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    String head = text.substring(0, end);
    if (head.toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding: chunked")) {
      return text.contains("\r\n0\r\n") && text.endsWith("\r\n\r\n");
    }
    java.util.regex.Matcher length =
        java.util.regex.Pattern.compile("(?i)content-length: ([0-9]+)").matcher(head);
    return text.length() - end - 4 >= (length.find() ? Integer.parseInt(length.group(1)) : 0);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}

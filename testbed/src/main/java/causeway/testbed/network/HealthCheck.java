package causeway.testbed.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/// How a load balancer asks a target how it is.
///
/// @param path what HTTP asks for; nothing of TCP
/// @param interval between two questions, and the longest wait for an answer
/// @param healthy good answers in a row that make a target healthy
/// @param unhealthy bad ones that make it unhealthy
public record HealthCheck(
    Protocol protocol, int port, String path, Duration interval, int healthy, int unhealthy) {

  public enum Protocol {
    TCP,
    HTTP
  }

  /// Over HTTP, with one threshold for both directions.
  public static HealthCheck http(int port, String path, Duration interval, int threshold) {
    return new HealthCheck(Protocol.HTTP, port, path, interval, threshold, threshold);
  }

  /// Asks once.
  public boolean good(String address) {
    try {
      return switch (protocol) {
        case TCP -> connects(address);
        case HTTP -> answers(address);
      };
    } catch (IOException e) {
      return false;
    }
  }

  private boolean connects(String address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), (int) interval.toMillis());
      return true;
    }
  }

  private boolean answers(String address) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://" + address + ":" + port + path).toURL().openConnection();
    connection.setConnectTimeout((int) interval.toMillis());
    connection.setReadTimeout((int) interval.toMillis());
    connection.setRequestProperty("Connection", "close");
    try (InputStream body =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      if (body != null) {
        body.readAllBytes();
      }
    }
    return connection.getResponseCode() / 100 == 2;
  }
}

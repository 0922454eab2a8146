package causeway.testbed.cloud;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

/// AWS's services with canned answers, on a port of loopback.
public final class StubAws implements AutoCloseable {
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  /// @param answer to a request's `Authorization` and body
  public StubAws(BiFunction<String, String, String> answer) throws IOException {
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] text =
              answer
                  .apply(exchange.getRequestHeaders().getFirst("Authorization"), body)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, text.length == 0 ? -1 : text.length);
          try (exchange) {
            exchange.getResponseBody().write(text);
          }
        });
    server.start();
  }

  /// The services of a Region.
  public Aws in(String region) {
    return new Aws(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), region);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

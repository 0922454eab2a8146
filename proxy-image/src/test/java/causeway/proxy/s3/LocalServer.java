package causeway.proxy.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// An HTTP server on loopback that answers as a test says and remembers what it was asked.
public final class LocalServer implements AutoCloseable {
  /// What one request looked like; header names are lower case.
  @SuppressWarnings("ArrayRecordComponent")
  public record Seen(String method, String path, Map<String, String> headers, byte[] body) {
    public @Nullable String header(String name) {
      return headers.get(name);
    }
  }

  /// Writes the answer to one request.
  public interface Answer {
    void to(Seen seen, HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile Answer answer;

  public LocalServer(Answer answer) {
    this(answer, null);
  }

  public LocalServer(Answer answer, @Nullable SSLContext tls) {
    this.answer = answer;
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      if (tls == null) {
        server = HttpServer.create(any, 0);
        scheme = "http";
      } else {
        HttpsServer https = HttpsServer.create(any, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = https;
        scheme = "https";
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((k, v) -> headers.put(k.toLowerCase(java.util.Locale.ROOT), String.join(",", v)));
    Seen request =
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            headers,
            exchange.getRequestBody().readAllBytes());
    seen.add(request);
    try {
      answer.to(request, exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  public void answers(Answer next) {
    answer = next;
  }

  public List<Seen> seen() {
    return seen;
  }

  public Seen last() {
    return seen.getLast();
  }

  public String url() {
    return scheme + "://localhost:" + server.getAddress().getPort();
  }

  /// A whole answer with headers given in pairs.
  public static Answer answer(int status, String body, String... headers) {
    return answer(status, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public static Answer answer(int status, byte[] body, String... headers) {
    return (seen, exchange) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      boolean none = status == 304 || body.length == 0;
      exchange.sendResponseHeaders(status, none ? -1 : body.length);
      if (!none) {
        exchange.getResponseBody().write(body);
      }
    };
  }

  public static Answer error(int status, String code) {
    return answer(status, "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

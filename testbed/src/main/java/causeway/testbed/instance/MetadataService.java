package causeway.testbed.instance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The instance metadata service, version 2 only: a session token first, and nothing without one.
///
/// As on AWS it is the machine beneath that answers, and knows an instance by the address that
/// asks; so one service is every instance's, and says only what is that instance's own.
public final class MetadataService implements AutoCloseable {
  public static final String ADDRESS = "169.254.169.254";

  private static final String TTL = "X-aws-ec2-metadata-token-ttl-seconds";
  private static final Duration LONGEST = Duration.ofHours(6);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, InstanceMetadata> instances = new ConcurrentHashMap<>();
  private final MetadataTokens tokens;
  private @Nullable MetadataRoute route;

  private MetadataService(InetSocketAddress address, Clock clock) {
    this.tokens = new MetadataTokens(clock);
    try {
      this.server = HttpServer.create(address, 128);
    } catch (IOException e) {
      throw new UncheckedIOException("the metadata service cannot listen on " + address, e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /// Answers at `address`, whoever may reach that.
  public static MetadataService start(InetSocketAddress address, Clock clock) {
    return new MetadataService(address, clock);
  }

  /// Answers at the address that instances know, to those of the given subnets and nobody else.
  public static MetadataService start(List<String> subnets, Clock clock) {
    MetadataRoute.prepare();
    MetadataService service = new MetadataService(new InetSocketAddress(ADDRESS, 0), clock);
    MetadataRoute route = new MetadataRoute(subnets, service.address().getPort());
    route.attach();
    service.route = route;
    return service;
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  void add(InstanceMetadata metadata) {
    instances.put(metadata.identity().address(), metadata);
  }

  void remove(String address) {
    instances.remove(address);
  }

  @Override
  public void close() {
    if (route != null) {
      route.detach();
    }
    server.stop(0);
    threads.shutdownNow();
  }

  private record Answer(int status, String text) {}

  private void serve(HttpExchange exchange) throws IOException {
    String peer = exchange.getRemoteAddress().getAddress().getHostAddress();
    InstanceMetadata metadata = instances.get(peer);
    Answer answer =
        metadata == null ? new Answer(404, "no instance has " + peer) : answer(exchange, metadata);
    byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.getResponseHeaders().set("Server", "EC2ws");
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private Answer answer(HttpExchange exchange, InstanceMetadata metadata) {
    String path = exchange.getRequestURI().getPath();
    String peer = metadata.identity().address();
    if (path.equals("/latest/api/token")) {
      return token(exchange, peer);
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      return new Answer(405, "");
    }
    @Nullable String token = exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token");
    if (token == null || !tokens.accepts(token, peer)) {
      return new Answer(401, "");
    }
    Optional<String> value =
        path.startsWith("/latest/")
            ? metadata.at(path.substring("/latest/".length()))
            : Optional.empty();
    return value.map(text -> new Answer(200, text)).orElse(new Answer(404, ""));
  }

  private Answer token(HttpExchange exchange, String peer) {
    if (!exchange.getRequestMethod().equals("PUT")) {
      return new Answer(405, "");
    }
    if (exchange.getRequestHeaders().containsKey("X-Forwarded-For")) {
      // A proxy that relays what it should not must not get its callers a token.
      return new Answer(403, "");
    }
    @Nullable String asked = exchange.getRequestHeaders().getFirst(TTL);
    if (asked == null || !asked.matches("[0-9]{1,5}")) {
      return new Answer(400, "");
    }
    Duration life = Duration.ofSeconds(Integer.parseInt(asked));
    if (life.isZero() || life.compareTo(LONGEST) > 0) {
      return new Answer(400, "");
    }
    exchange.getResponseHeaders().set(TTL, asked);
    return new Answer(200, tokens.issue(peer, life));
  }
}

package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.decide.Access;
import causeway.proxy.access.AccessCounts;
import causeway.proxy.access.AccessView;
import causeway.proxy.access.LoadedAccess;
import causeway.proxy.access.Probe;
import causeway.proxy.account.Books;
import causeway.proxy.account.RecordSink;
import causeway.proxy.config.ConfigRead;
import causeway.proxy.config.ConfigReader;
import causeway.proxy.config.ProxyConfig;
import causeway.proxy.lifecycle.Drain;
import causeway.proxy.lifecycle.Life;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A proxy on loopback whose rules and records a test holds.
final class TestProxy implements AutoCloseable {
  static final String DIGEST = "sha256:test";
  static final JsonMapper JSON = new JsonMapper();

  final AtomicReference<@Nullable Access> access;
  private final BlockingQueue<JsonNode> records = new LinkedBlockingQueue<>();
  private final Proxy proxy;

  /// Takes the proxy out of service; its quiet time is short.
  final Drain drain;

  final Life life;
  final Books books;

  private TestProxy(ProxyConfig config, @Nullable Access access) throws IOException {
    this.access = new AtomicReference<>(access);
    RecordSink sink =
        new RecordSink() {
          @Override
          public void write(byte[] jsonLine) {
            records.add(JSON.readTree(jsonLine));
          }

          @Override
          public void close() {}
        };
    Clock clock = Clock.systemUTC();
    View view = new View();
    books = new Books("test-proxy", clock, sink);
    drain = new Drain(books, Duration.ofMillis(200), clock);
    life = new Life(view, drain, Duration.ofMinutes(1), clock);
    this.proxy = Proxy.start(config, new Surroundings(view, books, life, null, null), clock);
  }

  /// The rules the test holds, as if they had just been loaded.
  private final class View implements AccessView {
    @Override
    public @Nullable LoadedAccess loaded() {
      Access now = access.get();
      return now == null
          ? null
          : new LoadedAccess(
              now,
              DIGEST,
              now.snapshot().sequence(),
              "test",
              Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Override
    public AccessCounts counts() {
      return new AccessCounts(1, 0, null, null);
    }

    @Override
    public @Nullable Probe probe() {
      return null;
    }

    @Override
    public String state() {
      return access.get() == null ? "absent" : "ok";
    }
  }

  /// Sends every S3 name to the backend, under the standard rules.
  static TestProxy to(Backend backend) throws IOException {
    return to(backend, "{}", Farm.standard().access());
  }

  static TestProxy to(Backend backend, String limits) throws IOException {
    return to(backend, limits, Farm.standard().access());
  }

  static TestProxy to(Backend backend, String limits, @Nullable Access access) throws IOException {
    return of(
        """
        resolver: {hosts: {"*.s3.eu-west-1.amazonaws.com": ["127.0.0.1"]}}
        upstream-port: %d
        limits: %s
        """
            .formatted(backend.port(), limits),
        access);
  }

  /// A proxy of these settings, with a TLS and an admin listener.
  static TestProxy of(String settings, @Nullable Access access) throws IOException {
    String yaml =
        """
        name: test-proxy
        listeners: [{kind: tls, address: "127.0.0.1:0"}, {kind: admin, address: "127.0.0.1:0"}]
        access: {snapshot: unused.json}
        workers: 2
        """
            + settings;
    ConfigRead read =
        ConfigReader.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8), Path.of("/"));
    assertThat(read.faults()).isEmpty();
    ProxyConfig config = read.config();
    if (config == null) {
      throw new AssertionError("no configuration");
    }
    return new TestProxy(config, access);
  }

  InetSocketAddress tls() {
    return proxy.bound().get(0).address();
  }

  InetSocketAddress admin() {
    return proxy.bound().get(1).address();
  }

  Peer connect() throws IOException {
    return Peer.connect(tls());
  }

  /// Connects and names a server.
  Peer connect(String name) throws IOException {
    return connect().send(TestTls.hello(name));
  }

  /// The next record, once its connection has ended.
  JsonNode record() throws InterruptedException {
    JsonNode next = records.poll(Peer.DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new AssertionError("no record");
    }
    return next;
  }

  /// How many records wait to be looked at.
  int waiting() {
    return records.size();
  }

  /// Whether new connections are still taken. A probe that is may leave a record, or none when the
  /// listener closes before it is accepted.
  boolean accepts() {
    try (Peer probe = Peer.connect(tls())) {
      probe.reset();
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  Proxy proxy() {
    return proxy;
  }

  @Override
  public void close() {
    proxy.stop(Duration.ZERO);
  }
}

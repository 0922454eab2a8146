package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Health, status and metrics, and what the admin listener does not put up with.
final class AdminTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static HttpResponse<String> get(TestProxy proxy, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + proxy.admin().getPort() + path);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void healthFollowsTheSnapshot() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{}", null)) {
      HttpResponse<String> without = get(proxy, "/health");
      assertThat(without.statusCode()).isEqualTo(503);
      JsonNode body = TestProxy.JSON.readTree(without.body());
      assertThat(body.path("status").asString()).isEqualTo("unavailable");
      assertThat(body.path("reason").asString()).isEqualTo("no-snapshot");
      assertThat(get(proxy, "/ready").statusCode()).isEqualTo(503);
      proxy.access.set(Farm.standard().sequence(9).access());
      HttpResponse<String> with = get(proxy, "/health");
      assertThat(with.statusCode()).isEqualTo(200);
      assertThat(TestProxy.JSON.readTree(with.body()).path("sequence").asLong()).isEqualTo(9);
      assertThat(get(proxy, "/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void statusSaysWhatIsInForce() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend)) {
      JsonNode body = TestProxy.JSON.readTree(get(proxy, "/status").body());
      assertThat(body.path("name").asString()).isEqualTo("test-proxy");
      assertThat(body.path("open").asInt()).isZero();
      assertThat(body.path("draining").asBoolean()).isFalse();
      assertThat(body.path("access").path("rules").asInt()).isEqualTo(2);
      assertThat(body.path("access").path("snapshot").asString()).isEqualTo(TestProxy.DIGEST);
    }
  }

  @Test
  void metricsCountWhatHappened() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend)) {
      try (Peer denied = proxy.connect(Farm.DENIED)) {
        denied.readToEnd();
      }
      proxy.record();
      byte[] hello = TestTls.hello(Farm.ALLOWED);
      try (Peer client = proxy.connect().send(hello);
          Peer server = backend.accept()) {
        server.read(hello.length);
        assertThat(get(proxy, "/metrics").body())
            .contains("causeway_connections_open{listener=\"tls\"} 1.0\n");
        client.hangUp();
        server.expectEnd();
        server.hangUp();
      }
      proxy.record();
      assertThat(get(proxy, "/metrics").body())
          .contains(
              "causeway_connections_open{listener=\"tls\"} 0.0\n",
              "causeway_connections_total{decision=\"deny\",listener=\"tls\",reason=\"denied-by-rule\"} 1.0\n",
              "causeway_connections_total{decision=\"allow\",listener=\"tls\",reason=\"allowed-by-rule\"} 1.0\n",
              "causeway_rule_connections_total{decision=\"deny\",rule=\"no-secrets\"} 1.0\n",
              "causeway_closes_total{close=\"client-closed\"} 1.0\n",
              "causeway_bytes_total{direction=\"up\"} " + hello.length + ".0\n",
              "causeway_hello_seconds_count 2\n",
              "causeway_connect_seconds_count 1\n",
              "causeway_snapshot_sequence 1.0\n",
              "causeway_ready 1.0\n");
    }
  }

  @Test
  void otherRequestsAreAnsweredAndEnded() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend)) {
      assertThat(get(proxy, "/nothing").statusCode()).isEqualTo(404);
      assertThat(raw(proxy, "POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"))
          .startsWith("HTTP/1.1 405 ")
          .contains("GET, HEAD");
      assertThat(raw(proxy, "GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"))
          .startsWith("HTTP/1.1 400 ");
      assertThat(raw(proxy, "GET /" + "a".repeat(2000) + " HTTP/1.1\r\n\r\n"))
          .startsWith("HTTP/1.1 400 ");
      assertThat(raw(proxy, "HEAD /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 200 ")
          .endsWith("\r\n\r\n");
    }
  }

  private static String raw(TestProxy proxy, String request) throws Exception {
    try (Peer client = Peer.connect(proxy.admin())) {
      client.send(request);
      return new String(client.readToEnd(), StandardCharsets.US_ASCII);
    }
  }
}

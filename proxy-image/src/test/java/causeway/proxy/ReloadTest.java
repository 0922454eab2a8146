package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.Effect;
import causeway.access.Mode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// New rules count for new connections; live ones go on. And what exactly a record says.
final class ReloadTest {
  @Test
  void newRulesCountForNewConnectionsOnly() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer live = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      proxy.access.set(
          Farm.standard()
              .rule("closed", Effect.DENY, Mode.ENFORCE, "reports-*")
              .sequence(2)
              .access());
      try (Peer refused = proxy.connect(Farm.ALLOWED)) {
        refused.readToEnd();
      }
      JsonNode record = proxy.record();
      assertThat(record.path("rule").asString()).isEqualTo("closed");
      assertThat(record.path("sequence").asLong()).isEqualTo(2);
      live.send("still");
      assertThat(server.readText(5)).isEqualTo("still");
      live.hangUp();
      server.expectEnd();
      server.hangUp();
      assertThat(proxy.record().path("sequence").asLong()).isEqualTo(1);
    }
  }

  @Test
  void aRecordSaysExactlyThis() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    Farm farm = Farm.standard().rule("soon", Effect.DENY, Mode.REPORT, "reports-eu");
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{}", farm.access());
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      server.send("12345");
      client.read(5);
      client.endOutput();
      server.expectEnd();
      server.hangUp();
      JsonNode record = proxy.record();
      assertThat(record.propertyNames())
          .containsExactly(
              "time",
              "id",
              "proxy",
              "listener",
              "client",
              "clientPort",
              "networks",
              "serverName",
              "service",
              "form",
              "bucket",
              "region",
              "decision",
              "reason",
              "rule",
              "would",
              "upstream",
              "upstreamPort",
              "bytesUp",
              "bytesDown",
              "helloMs",
              "connectMs",
              "totalMs",
              "close",
              "snapshot",
              "sequence");
      assertThat(record.path("time").asString())
          .matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
      assertThat(record.path("id").asString()).matches("[a-z0-9]+-1");
      assertThat(record.path("proxy").asString()).isEqualTo("test-proxy");
      assertThat(record.path("listener").asString()).isEqualTo("tls");
      assertThat(record.path("client").asString()).isEqualTo("127.0.0.1");
      assertThat(record.path("clientPort").asInt()).isEqualTo(client.socket.getLocalPort());
      assertThat(record.path("networks").toString()).isEqualTo("[\"office\"]");
      assertThat(record.path("serverName").asString()).isEqualTo(Farm.ALLOWED);
      assertThat(record.path("service").asString()).isEqualTo("s3");
      assertThat(record.path("form").asString()).isEqualTo("virtual-hosted");
      assertThat(record.path("bucket").asString()).isEqualTo("reports-eu");
      assertThat(record.path("decision").asString()).isEqualTo("allow");
      assertThat(record.path("reason").asString()).isEqualTo("allowed-by-rule");
      assertThat(record.path("rule").asString()).isEqualTo("reports");
      assertThat(record.path("would").toString())
          .isEqualTo("{\"decision\":\"deny\",\"reason\":\"denied-by-rule\",\"rule\":\"soon\"}");
      assertThat(record.path("bytesUp").asLong()).isEqualTo(hello.length);
      assertThat(record.path("bytesDown").asLong()).isEqualTo(5);
      assertThat(record.path("totalMs").asDouble())
          .isGreaterThanOrEqualTo(record.path("connectMs").asDouble());
      assertThat(record.path("close").asString()).isEqualTo("client-closed");
      assertThat(proxy.waiting()).isZero();
    }
  }

  @Test
  void stoppingLetsLiveConnectionsEnd() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      Thread stopping =
          Thread.ofVirtual().start(() -> proxy.proxy().stop(java.time.Duration.ofSeconds(20)));
      while (proxy.accepts()) {
        Thread.onSpinWait();
      }
      client.send("last words");
      assertThat(server.readText(10)).isEqualTo("last words");
      client.hangUp();
      server.expectEnd();
      server.hangUp();
      stopping.join();
      JsonNode record = proxy.record();
      while (record.path("decision").asString().equals("deny")) {
        record = proxy.record(); // the probes'
      }
      assertThat(record.path("bytesUp").asLong()).isEqualTo(hello.length + 10);
      assertThat(record.path("close").asString()).isEqualTo("client-closed");
    }
  }

  @Test
  void stoppingEndsWhatDoesNotEnd() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      proxy.proxy().stop(java.time.Duration.ofMillis(50));
      client.expectReset();
      assertThat(proxy.record().path("close").asString()).isEqualTo("shutdown");
    }
  }
}

package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every limit ends what exceeds it, says so, and leaves its neighbours alone.
final class LimitsTest {
  @Test
  void aHelloThatDoesNotComeIsNotWaitedFor() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{handshake: 100ms}");
        Peer client = proxy.connect()) {
      client.send(new byte[] {22, 3, 1});
      client.expectReset();
      JsonNode record = proxy.record();
      assertThat(record.path("decision").asString()).isEqualTo("deny");
      assertThat(record.path("reason").asString()).isEqualTo("handshake-timeout");
      assertThat(record.path("close").asString()).isEqualTo("handshake-timeout");
    }
  }

  @Test
  void theHandshakeLimitEndsWithTheHello() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{handshake: 2s, idle: 2500ms}");
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      client.expectReset();
      assertThat(proxy.record().path("close").asString()).isEqualTo("idle-timeout");
    }
  }

  @Test
  void silenceEndsBothSides() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{idle: 300ms}");
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      server.expectReset();
      client.expectReset();
      JsonNode record = proxy.record();
      assertThat(record.path("decision").asString()).isEqualTo("allow");
      assertThat(record.path("close").asString()).isEqualTo("idle-timeout");
    }
  }

  @Test
  void theHalfCloseLimitCountsOnlyAfterAHalfEnded() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{half-close: 200ms}");
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      client.endOutput();
      server.expectEnd();
      client.expectReset();
      assertThat(proxy.record().path("close").asString()).isEqualTo("half-close-timeout");
    }
  }

  @Test
  void aLifetimeEndsEvenABusyConnection() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{lifetime: 300ms}");
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      server.expectReset();
      client.expectReset();
      assertThat(proxy.record().path("close").asString()).isEqualTo("lifetime");
    }
  }

  @Test
  void oneConnectionTooManyIsShed() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{connections: 1}")) {
      try (Peer first = proxy.connect().send(hello);
          Peer server = backend.accept()) {
        server.read(hello.length);
        // The reset may come before the connect has returned.
        assertThatThrownBy(
                () -> {
                  try (Peer second = proxy.connect()) {
                    second.read(1);
                  }
                })
            .isInstanceOf(SocketException.class)
            .hasMessageContaining("reset");
        assertThat(proxy.record().path("reason").asString()).isEqualTo("connections-limit");
        first.send("undisturbed");
        assertThat(server.readText(11)).isEqualTo("undisturbed");
        first.hangUp();
        server.expectEnd();
      }
      assertThat(proxy.record().path("close").asString()).isEqualTo("client-closed");
      try (Peer third = proxy.connect().send(hello);
          Peer server = backend.accept()) {
        server.read(hello.length);
        third.hangUp();
      }
      assertThat(proxy.record().path("decision").asString()).isEqualTo("allow");
    }
  }

  @Test
  void aHelloThatCannotFitIsRefusedBeforeItIsHeld() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{hello-bytes: 1KiB}");
        Peer client = proxy.connect()) {
      client.send(new byte[] {22, 3, 1, 0x20, 0, 1, 0, 0x1f, (byte) 0xfc});
      assertThat(client.readToEnd()).endsWith(2, 50);
      assertThat(proxy.record().path("reason").asString()).isEqualTo("hello-too-large");
    }
  }

  @Test
  void incompleteHellosShareOneMemory() throws Exception {
    byte[] part = new byte[40_000];
    byte[] start = {22, 3, 1, 0x40, 0, 1, 0, (byte) 0xf0, 0};
    System.arraycopy(start, 0, part, 0, start.length);
    part[5 + 0x4000] = 22;
    part[5 + 0x4000 + 1] = 3;
    part[5 + 0x4000 + 2] = 3;
    part[5 + 0x4000 + 3] = 0x40;
    part[2 * (5 + 0x4000)] = 22;
    part[2 * (5 + 0x4000) + 1] = 3;
    part[2 * (5 + 0x4000) + 2] = 3;
    part[2 * (5 + 0x4000) + 3] = 0x40;
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{pending-bytes: 64KiB}");
        Peer first = proxy.connect().send(part);
        Peer second = proxy.connect().send(part);
        Peer third = proxy.connect().send(part)) {
      assertThat(proxy.record().path("reason").asString()).isEqualTo("pending-limit");
      first.hangUp();
      second.hangUp();
      third.hangUp();
    }
  }
}

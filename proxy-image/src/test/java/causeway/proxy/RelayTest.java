package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Bytes pass unchanged, and each half ends by itself.
final class RelayTest {
  @Test
  void relaysTheHelloAndBothHalves() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      assertThat(server.read(hello.length)).isEqualTo(hello);
      server.send("from the server");
      assertThat(client.readText(15)).isEqualTo("from the server");
      client.send("from the client");
      assertThat(server.readText(15)).isEqualTo("from the client");
      client.endOutput();
      server.expectEnd();
      server.send("still here").hangUp();
      assertThat(client.readText(10)).isEqualTo("still here");
      client.expectEnd();
      JsonNode record = proxy.record();
      assertThat(record.path("close").asString()).isEqualTo("client-closed");
      assertThat(record.path("bytesUp").asLong()).isEqualTo(hello.length + 15);
      assertThat(record.path("bytesDown").asLong()).isEqualTo(25);
    }
  }

  @Test
  void theServerMayEndItsHalfFirst() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      server.send("all of it").endOutput();
      assertThat(client.readText(9)).isEqualTo("all of it");
      client.expectEnd();
      client.send("thanks").hangUp();
      assertThat(server.readText(6)).isEqualTo("thanks");
      server.expectEnd();
      assertThat(proxy.record().path("close").asString()).isEqualTo("upstream-closed");
    }
  }

  @Test
  void aClientThatEndsItsHalfWithTheHelloIsStillAnswered() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect().send(hello)) {
      client.endOutput();
      try (Peer server = backend.accept()) {
        assertThat(server.readToEnd()).isEqualTo(hello);
        server.send("answer");
      }
      assertThat(client.readText(6)).isEqualTo("answer");
      client.expectEnd();
      assertThat(proxy.record().path("close").asString()).isEqualTo("client-closed");
    }
  }

  @Test
  void aResetReachesTheOtherSide() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend)) {
      byte[] hello = TestTls.hello(Farm.ALLOWED);
      try (Peer client = proxy.connect().send(hello);
          Peer server = backend.accept()) {
        server.read(hello.length);
        client.reset();
        server.expectReset();
        assertThat(proxy.record().path("close").asString()).isEqualTo("client-reset");
      }
      try (Peer client = proxy.connect().send(hello);
          Peer server = backend.accept()) {
        server.read(hello.length);
        server.reset();
        client.expectReset();
        assertThat(proxy.record().path("close").asString()).isEqualTo("upstream-reset");
      }
    }
  }

  @Test
  void aHelloMayComeByteByByte() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect()) {
      for (byte one : hello) {
        client.send(new byte[] {one});
      }
      try (Peer server = backend.accept()) {
        assertThat(server.read(hello.length)).isEqualTo(hello);
      }
    }
  }

  @Test
  void aHelloMayComeInSeveralRecords() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    byte[] cut = new byte[hello.length + 5];
    int first = 100;
    System.arraycopy(hello, 0, cut, 0, 5 + first);
    cut[3] = 0;
    cut[4] = (byte) first;
    int rest = hello.length - 5 - first;
    cut[5 + first] = 22;
    cut[6 + first] = 3;
    cut[7 + first] = 3;
    cut[8 + first] = (byte) (rest >> 8);
    cut[9 + first] = (byte) rest;
    System.arraycopy(hello, 5 + first, cut, 10 + first, rest);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect().send(cut);
        Peer server = backend.accept()) {
      assertThat(server.read(cut.length)).isEqualTo(cut);
      client.hangUp();
    }
  }
}

package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.proxy.lifecycle.Drain.Phase;
import causeway.proxy.lifecycle.ProxyState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Out of service and back with real listeners and connections.
final class ProxyDrainTest {
  private static final byte[] HELLO = TestTls.hello(Farm.ALLOWED);

  private static void await(TestProxy proxy, Phase phase) {
    long until = System.nanoTime() + Duration.ofMillis(Peer.DEADLINE_MILLIS).toNanos();
    while (proxy.drain.progress().phase() != phase) {
      assertThat(System.nanoTime()).as("waiting for %s", phase).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  /// One connection through the proxy, from its hello to its end.
  private static void transfer(TestProxy proxy, Backend backend) throws Exception {
    try (Peer client = proxy.connect().send(HELLO);
        Peer server = backend.accept()) {
      server.read(HELLO.length);
      client.hangUp();
      server.expectEnd();
      server.hangUp();
    }
  }

  private static HttpResponse<String> get(TestProxy proxy, String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + proxy.admin().getPort() + path);
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void healthStaysGoodToTheEnd() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend)) {
      proxy.drain.leave();
      for (Phase phase : new Phase[] {Phase.LINGERING, Phase.DONE}) {
        await(proxy, phase);
        assertThat(get(proxy, "/health").statusCode()).isEqualTo(200);
        JsonNode status = TestProxy.JSON.readTree(get(proxy, "/status").body());
        assertThat(status.path("draining").asBoolean()).isTrue();
        assertThat(status.path("drainingSince").asString()).endsWith("Z");
        assertThat(get(proxy, "/metrics").body()).contains("causeway_draining 1.0\n");
      }
      assertThat(TestProxy.JSON.readTree(get(proxy, "/status").body()).path("state").asString())
          .isEqualTo("drained");
      assertThat(proxy.accepts()).isFalse();
    }
  }

  @Test
  void newRulesCountDuringADrain() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer live = proxy.connect().send(HELLO);
        Peer server = backend.accept()) {
      server.read(HELLO.length);
      proxy.drain.leave();
      await(proxy, Phase.LINGERING);
      proxy.access.set(
          Farm.standard()
              .rule("closed", Effect.DENY, Mode.ENFORCE, "reports-*")
              .sequence(2)
              .access());
      try (Peer late = proxy.connect(Farm.ALLOWED)) {
        late.readToEnd();
      }
      assertThat(proxy.record().path("rule").asString()).isEqualTo("closed");
      await(proxy, Phase.SHUT);
      live.send("still");
      assertThat(server.readText(5)).isEqualTo("still");
    }
  }

  @Test
  void aLiveConnectionHoldsTheEndAndItsRecordIsWritten() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer live = proxy.connect().send(HELLO);
        Peer server = backend.accept()) {
      server.read(HELLO.length);
      proxy.drain.leave();
      await(proxy, Phase.SHUT);
      assertThat(proxy.accepts()).isFalse();
      live.send("last words").endOutput();
      assertThat(server.readText(10)).isEqualTo("last words");
      assertThat(proxy.drain.progress().phase()).isEqualTo(Phase.SHUT);
      server.hangUp();
      await(proxy, Phase.DONE);
      assertThat(proxy.waiting()).isEqualTo(1);
      assertThat(proxy.record().path("bytesUp").asLong()).isEqualTo(HELLO.length + 10);
    }
  }

  @Test
  void healthChecksDoNotHoldTheListenersOpen() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend)) {
      AtomicBoolean stop = new AtomicBoolean();
      Thread checks =
          Thread.ofVirtual()
              .start(() -> {
                while (!stop.get()) {
                  try (Peer check = Peer.connect(proxy.tls())) {
                    check.hangUp();
                  } catch (IOException shut) {
                    return;
                  }
                }
              });
      proxy.drain.leave();
      await(proxy, Phase.DONE);
      stop.set(true);
      checks.join();
      assertThat(proxy.books.lastArrival()).isNull();
      assertThat(proxy.books.tally().denied()).isZero();
      assertThat(proxy.books.tally().accepted()).isPositive();
    }
  }

  @Test
  void comesAndGoesWithoutCuttingAnything() throws Exception {
    AtomicInteger failures = new AtomicInteger();
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer live = proxy.connect().send(HELLO);
        Peer server = backend.accept()) {
      server.read(HELLO.length);
      for (int round = 0; round < 5; round++) {
        proxy.drain.leave();
        await(proxy, round % 2 == 0 ? Phase.SHUT : Phase.LINGERING);
        live.send("x");
        assertThat(server.readText(1)).isEqualTo("x");
        proxy.drain.stay();
        await(proxy, Phase.NONE);
        assertThat(proxy.life.standing().state()).isEqualTo(ProxyState.SERVING);
        transfer(proxy, backend);
      }
      assertThat(failures).hasValue(0);
    }
  }

  @Test
  void anAddressTakenMeanwhileIsTriedForUntilItIsFree() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend)) {
      proxy.drain.leave();
      await(proxy, Phase.DONE);
      try (Backend taken = Backend.open("127.0.0.1", proxy.tls().getPort())) {
        proxy.drain.stay();
        while (proxy.life.standing().state() != ProxyState.FAILED) {
          Thread.onSpinWait();
        }
        assertThat(proxy.life.standing().message())
            .startsWith("cannot listen on 127.0.0.1:" + taken.port());
      }
      await(proxy, Phase.NONE);
      assertThat(proxy.life.standing().state()).isEqualTo(ProxyState.SERVING);
      transfer(proxy, backend);
    }
  }

  @Test
  void stoppingEndsADrainAndNothingOpensAgain() throws Exception {
    for (Phase phase : new Phase[] {Phase.LINGERING, Phase.SHUT, Phase.DONE}) {
      try (Backend backend = Backend.open();
          TestProxy proxy = TestProxy.to(backend)) {
        Peer live = phase == Phase.SHUT ? proxy.connect().send(HELLO) : null;
        Peer server = live == null ? null : backend.accept();
        proxy.drain.leave();
        await(proxy, phase);
        proxy.drain.stay();
        proxy.proxy().stop(Duration.ZERO);
        assertThat(proxy.accepts()).isFalse();
        if (live != null && server != null) {
          live.expectReset();
          live.close();
          server.close();
        }
        assertThat(proxy.books.live()).isZero();
      }
    }
  }

  @Test
  void aDrainThatBeginsBeforeAnythingIsServedEnds() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{}", null)) {
      proxy.drain.leave();
      await(proxy, Phase.DONE);
      assertThat(proxy.life.standing().state()).isEqualTo(ProxyState.DRAINED);
    }
  }
}

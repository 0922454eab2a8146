package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.snapshot.SnapshotCodec;
import causeway.proxy.s3.Buckets;
import causeway.proxy.s3.MetadataService;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A proxy's process on an instance: metadata service and buckets are servers on loopback.
final class FarmMemberTest {
  private static final String EDGE = "reports/edge/" + MetadataService.ARN + "/report.json";
  private static final String BEAT = "reports/beat/" + MetadataService.ARN + "/report.json";

  @TempDir Path folder = Path.of("");

  private final MetadataService metadata = new MetadataService();
  private final Buckets buckets = new Buckets();

  @AfterEach
  void close() {
    metadata.close();
    buckets.close();
  }

  private ProxyProcess start(int upstream, String tls) throws Exception {
    return ProxyProcess.start(
        folder,
        """
        listeners: [{kind: tls, address: "127.0.0.1:%s"}, {kind: admin, address: "127.0.0.1:0"}]
        access: {bucket: state}
        resolver: {hosts: {"*.s3.eu-west-1.amazonaws.com": ["127.0.0.1"]}}
        upstream-port: %d
        workers: 1
        records: {bucket: records}
        reports: {bucket: reports, beat: 500ms, start: 1s}
        lifecycle: {poll: 100ms, quiet: 500ms}
        """
            .formatted(tls, upstream),
        Map.of(
            "AWS_ENDPOINT_URL_S3", buckets.url(),
            "AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.url()));
  }

  private void publish(long sequence) {
    buckets.put(
        "state/access/current.json",
        SnapshotCodec.write(Farm.standard().sequence(sequence).access().snapshot()));
  }

  /// The first report at `path` that `wanted` accepts.
  private JsonNode report(String path, Predicate<JsonNode> wanted) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    JsonNode last = null;
    while (System.nanoTime() < until) {
      byte[] object = buckets.object(path);
      if (object != null) {
        last = TestProxy.JSON.readTree(object);
        if (wanted.test(last)) {
          return last;
        }
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new AssertionError("no such report, the last is " + last);
  }

  private static Predicate<JsonNode> state(String state) {
    return report -> report.path("state").asString().equals(state);
  }

  @Test
  void livesFromLaunchToTermination() throws Exception {
    publish(7);
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        ProxyProcess proxy = start(backend.port(), "0")) {
      JsonNode ready = proxy.line();
      InetSocketAddress tls = proxy.listener(ready, 0);
      JsonNode serving = report(EDGE, state("serving"));
      assertThat(serving.path("sequence").asLong()).isEqualTo(7);
      assertThat(serving.path("probe").path("ok").asBoolean()).isTrue();
      assertThat(serving.path("instance").asString()).isEqualTo(MetadataService.ID);
      assertThat(serving.path("arn").asString()).isEqualTo(MetadataService.ARN);
      assertThat(serving.path("zone").asString()).isEqualTo("eu-central-1a");
      assertThat(serving.path("address").asString()).isEqualTo("10.0.1.10");

      publish(8);
      assertThat(
              report(EDGE, report -> report.path("sequence").asLong() == 8)
                  .path("cause")
                  .asString())
          .isEqualTo("sequence");
      report(BEAT, report -> report.path("sequence").asLong() == 8);

      try (Peer client = Peer.connect(tls).send(hello);
          Peer server = backend.accept()) {
        server.read(hello.length);
        metadata.target = "Terminated";
        JsonNode draining = report(EDGE, state("draining"));
        assertThat(draining.path("drainingSince").asString()).endsWith("Z");
        // Late flows are still served, each putting the end off.
        try (Peer late = Peer.connect(tls).send(hello);
            Peer lateServer = backend.accept()) {
          lateServer.read(hello.length);
          late.hangUp();
          lateServer.expectEnd();
          lateServer.hangUp();
        }
        awaitShut(tls);
        client.send("last words");
        assertThat(server.readText(10)).isEqualTo("last words");
        report(BEAT, state("draining").and(beat -> beat.path("connections").asInt() == 1));
        client.hangUp();
        server.expectEnd();
        server.hangUp();
      }
      JsonNode drained = report(EDGE, state("drained"));
      assertThat(drained.path("connections").asInt()).isZero();
      assertThat(drained.path("counters").path("allowed").asInt()).isEqualTo(2);
      assertThat(drained.path("counters").path("recordsWritten").asInt()).isGreaterThanOrEqualTo(2);
      assertThat(buckets.paths("records/records/"))
          .isNotEmpty()
          .allSatisfy(path -> assertThat(path).contains("/" + MetadataService.ID + "-"));

      long asked = System.nanoTime();
      proxy.terminate();
      assertThat(proxy.exitCode()).isEqualTo(ProxyMain.OK);
      assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(4));
      assertThat(proxy.errors()).doesNotContain("\tat ", "SLF4J", "error ");
    }
    assertThat(metadata.version1()).isZero();
  }

  private static void awaitShut(InetSocketAddress tls) throws Exception {
    while (true) {
      try (Peer probe = Peer.connect(tls)) {
        probe.reset();
      } catch (java.io.IOException refused) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void comesBackWhenItIsWantedAfterAll() throws Exception {
    publish(1);
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        ProxyProcess proxy = start(backend.port(), "0")) {
      InetSocketAddress tls = proxy.listener(proxy.line(), 0);
      report(EDGE, state("serving"));
      metadata.target = "Terminated";
      report(EDGE, state("drained"));
      metadata.target = "InService";
      JsonNode back = report(EDGE, state("serving"));
      assertThat(back.has("drainingSince")).isFalse();
      try (Peer client = Peer.connect(tls).send(hello);
          Peer server = backend.accept()) {
        server.read(hello.length);
        client.hangUp();
        server.expectEnd();
      }
      proxy.terminate();
      assertThat(proxy.exitCode()).isEqualTo(ProxyMain.OK);
    }
  }

  @Test
  void saysThatItHasNoRules() throws Exception {
    try (ProxyProcess proxy = start(1, "0")) {
      proxy.line();
      JsonNode failed = report(EDGE, state("failed"));
      assertThat(failed.path("reason").asString()).isEqualTo("no-snapshot");
      assertThat(failed.path("message").asString())
          .startsWith("no access snapshot came into force within 1 s; the source is absent");
      assertThat(failed.path("probe").path("ok").asBoolean()).isTrue();
      publish(3);
      report(EDGE, report -> state("serving").test(report) && report.path("sequence").asInt() == 3);
    }
  }

  @Test
  void saysThatItCannotListen() throws Exception {
    publish(1);
    try (Backend taken = Backend.open();
        ProxyProcess proxy = start(1, Integer.toString(taken.port()))) {
      assertThat(proxy.exitCode()).isEqualTo(ProxyMain.FAILED);
      JsonNode failed = report(EDGE, state("failed"));
      assertThat(failed.path("reason").asString()).isEqualTo("cannot-listen");
      assertThat(failed.path("message").asString())
          .startsWith("cannot listen on 127.0.0.1:" + taken.port());
    }
  }
}

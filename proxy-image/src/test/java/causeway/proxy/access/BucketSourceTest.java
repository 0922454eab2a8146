package causeway.proxy.access;

import static causeway.proxy.access.Snapshots.digest;
import static causeway.proxy.access.Snapshots.json;
import static causeway.proxy.s3.LocalServer.answer;
import static causeway.proxy.s3.LocalServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.proxy.s3.AwsEnvironment;
import causeway.proxy.s3.LocalServer;
import causeway.proxy.s3.S3;
import causeway.proxy.s3.S3Timeouts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bucket's snapshot over real HTTP, with everything S3 does to it.
final class BucketSourceTest {
  private static final String BERLIN = "10.20.0.0/16";
  private static final String PARIS = "10.30.0.0/16";

  @TempDir Path state = Path.of("");
  private final LocalServer server = new LocalServer(error(404, "NoSuchKey"));
  private final CurrentAccess current = new CurrentAccess(Clock.systemUTC());

  @AfterEach
  void close() {
    server.close();
  }

  private AccessReload reload(CurrentAccess into) {
    AwsEnvironment environment =
        new AwsEnvironment(
            Map.of(
                "AWS_ENDPOINT_URL_S3", server.url(),
                "AWS_ACCESS_KEY_ID", "a",
                "AWS_SECRET_ACCESS_KEY", "b",
                "AWS_REGION", "eu-west-1"));
    Duration wait = Duration.ofSeconds(10);
    S3 s3 = new S3(null, environment, new S3Timeouts(wait, wait, wait), Clock.systemUTC());
    return new AccessReload(into, new BucketSource(s3, "state"), state, new Random(1));
  }

  private static LocalServer.Answer snapshot(long sequence, String network) {
    String etag = "\"" + network + sequence + "\"";
    return (seen, exchange) ->
        (etag.equals(seen.header("if-none-match"))
                ? answer(304, "")
                : answer(200, json(sequence, network), "ETag", etag))
            .to(seen, exchange);
  }

  private String inForce() {
    LoadedAccess loaded = current.loaded();
    return loaded == null ? "nothing" : loaded.digest() + " " + loaded.sequence();
  }

  @Test
  void followsThePublishedSnapshotThroughFaults() throws Exception {
    try (AccessReload reload = reload(current)) {
      reload.step();
      assertThat(reload.state()).isEqualTo("absent");
      server.answers(snapshot(1, BERLIN));
      reload.step();
      assertThat(inForce()).isEqualTo(digest(BERLIN) + " 1");
      reload.step();
      assertThat(server.last().header("if-none-match")).isEqualTo("\"" + BERLIN + "1\"");
      assertThat(current.counts().loads()).isEqualTo(1);

      check(reload, error(403, "AccessDenied"), "denied");
      check(reload, error(404, "NoSuchKey"), "absent");
      check(reload, error(503, "SlowDown"), "throttled");
      check(reload, error(500, "InternalError"), "server-error");
      check(reload, error(412, "PreconditionFailed"), "precondition-failed");
      check(reload, answer(200, "garbage", "ETag", "\"g\""), "invalid");
      check(reload, answer(200, new byte[17 * 1024 * 1024]), "too-large");
      check(
          reload,
          (seen, exchange) -> {
            exchange.sendResponseHeaders(200, 500);
            exchange.getResponseBody().write('{');
          },
          "unreachable");

      server.answers(snapshot(2, PARIS));
      reload.step();
      assertThat(reload.state()).isEqualTo("ok");
      assertThat(inForce()).isEqualTo(digest(PARIS) + " 2");
      server.answers(snapshot(1, BERLIN));
      reload.step();
      assertThat(reload.state()).isEqualTo("invalid");
      assertThat(inForce()).isEqualTo(digest(PARIS) + " 2");
    }
  }

  private void check(AccessReload reload, LocalServer.Answer fault, String expected)
      throws InterruptedException {
    server.answers(fault);
    reload.step();
    assertThat(reload.state()).isEqualTo(expected);
    assertThat(inForce()).isEqualTo(digest(BERLIN) + " 1");
  }

  @Test
  void aRestartWithS3AwayServesFromDisk() throws Exception {
    server.answers(snapshot(1, BERLIN));
    try (AccessReload reload = reload(new CurrentAccess(Clock.systemUTC()))) {
      reload.step();
    }
    server.close();
    try (AccessReload reload = reload(current)) {
      reload.step();
      assertThat(reload.state()).isEqualTo("unreachable");
    }
    assertThat(inForce()).isEqualTo(digest(BERLIN) + " 1");
  }

  @Test
  void doesNotFetchRefusedContentAgain() throws Exception {
    server.answers((seen, exchange) ->
        (seen.header("if-none-match") == null
                ? answer(200, "garbage", "ETag", "\"g\"")
                : answer(304, ""))
            .to(seen, exchange));
    try (AccessReload reload = reload(current)) {
      reload.step();
      reload.step();
      assertThat(reload.state()).isEqualTo("invalid");
    }
    assertThat(server.last().header("if-none-match")).isEqualTo("\"g\"");
    assertThat(current.counts().refusals()).isEqualTo(1);
    assertThat(current.access()).isNull();
  }
}

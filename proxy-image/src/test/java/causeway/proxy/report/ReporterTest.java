package causeway.proxy.report;

import static causeway.proxy.s3.LocalServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.proxy.StillAccess;
import causeway.proxy.TestClock;
import causeway.proxy.account.Books;
import causeway.proxy.account.RecordSinks;
import causeway.proxy.lifecycle.Drain;
import causeway.proxy.lifecycle.Life;
import causeway.proxy.s3.Buckets;
import causeway.proxy.s3.Instance;
import causeway.proxy.s3.LocalServer;
import causeway.proxy.s3.MetadataService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// When which report is written, and what a bucket or a metadata service that fails costs.
final class ReporterTest {
  private static final String EDGE = "reports/edge/" + MetadataService.ARN + "/report.json";
  private static final String BEAT = "reports/beat/" + MetadataService.ARN + "/report.json";
  private static final JsonMapper JSON = new JsonMapper();

  private final TestClock clock = new TestClock();
  private final MetadataService metadata = new MetadataService();
  private final Buckets buckets = new Buckets();
  private final Instance instance = metadata.instance();
  private final StillAccess access = new StillAccess().load(1).reach();
  private final Books books = new Books("i-0abc", clock, RecordSinks.none());
  private final Life life =
      new Life(access, new Drain(books, Duration.ZERO, clock), Duration.ofSeconds(60), clock);
  private final Reporter reporter =
      new Reporter(
          buckets.client(Clock.systemUTC()),
          "reports",
          instance,
          new Vitals("0.1.0", life, access, books, clock),
          Duration.ofSeconds(30),
          new Random(1));

  @AfterEach
  void close() {
    reporter.close();
    instance.close();
    metadata.close();
    buckets.close();
  }

  private @Nullable String cause() {
    byte[] edge = buckets.object(EDGE);
    return edge == null ? null : JSON.readTree(edge).path("cause").asString();
  }

  private JsonNode edge() {
    return JSON.readTree(buckets.object(EDGE));
  }

  private List<String> puts() {
    return buckets.seen().stream().map(LocalServer.Seen::path).toList();
  }

  private long edges() throws InterruptedException {
    reporter.step();
    return reporter.log().edges();
  }

  @Test
  void anEdgeForEachChangeAndNoneWithout() throws Exception {
    assertThat(edges()).isEqualTo(1);
    assertThat(cause()).isEqualTo("started");
    assertThat(edge().path("state").asString()).isEqualTo("starting");
    assertThat(edges()).isEqualTo(1);
    life.listening();
    assertThat(edges()).isEqualTo(2);
    assertThat(cause()).isEqualTo("state");
    access.load(2);
    assertThat(edges()).isEqualTo(3);
    assertThat(cause()).isEqualTo("sequence");
    access.fail("timed-out", "no answer");
    assertThat(edges()).isEqualTo(4);
    assertThat(cause()).isEqualTo("probe");
    assertThat(edge().path("reason").asString()).isEqualTo("timed-out");
    assertThat(edge().path("state").asString()).isEqualTo("serving");
    assertThat(edges()).isEqualTo(4);
    access.reach();
    assertThat(edges()).isEqualTo(5);
  }

  @Test
  void aBeatAboutEveryHalfMinute() throws Exception {
    int written = 0;
    for (int second = 0; second < 3600; second++) {
      reporter.step();
      clock.pass(1);
      if (reporter.log().beats() > written) {
        written++;
        assertThat(JSON.readTree(buckets.object(BEAT)).path("kind").asString()).isEqualTo("beat");
      }
    }
    assertThat(written).isBetween(110, 130);
    assertThat(reporter.log().edges()).isEqualTo(1);
  }

  @Test
  void aClockSetBackDoesNotSilenceIt() throws Exception {
    life.listening();
    reporter.step();
    clock.pass(60);
    reporter.step();
    long beats = reporter.log().beats();
    clock.pass(Duration.ofDays(-365));
    reporter.step();
    assertThat(reporter.log().beats()).isEqualTo(beats + 1);
    buckets.instead = error(500, "InternalError");
    access.load(2);
    reporter.step();
    clock.pass(Duration.ofDays(-365));
    buckets.instead = null;
    assertThat(edges()).isEqualTo(2);
  }

  @Test
  void aFailedEdgeIsTriedAgainWithWhatIsTrueByThen() throws Exception {
    life.listening();
    assertThat(edges()).isEqualTo(1);
    buckets.instead = error(503, "SlowDown");
    access.load(2);
    reporter.step();
    assertThat(reporter.log().failures()).isEqualTo(1);
    assertThat(reporter.log().lastError()).contains("503 SlowDown");
    reporter.step();
    assertThat(reporter.log().failures()).as("not at once").isEqualTo(1);
    clock.pass(2);
    access.load(3);
    reporter.step();
    assertThat(reporter.log().failures()).isEqualTo(2);
    clock.pass(20);
    buckets.instead = null;
    access.load(4);
    assertThat(edges()).isEqualTo(2);
    assertThat(edge().path("sequence").asLong()).isEqualTo(4);
    assertThat(edges()).isEqualTo(2);
  }

  @Test
  void aChangeThatGoesAwayIsNotReported() throws Exception {
    life.listening();
    assertThat(edges()).isEqualTo(1);
    buckets.instead = error(503, "SlowDown");
    access.fail("timed-out", "no answer");
    reporter.step();
    access.reach();
    buckets.instead = null;
    clock.pass(5);
    assertThat(edges()).isEqualTo(1);
  }

  @Test
  void aDeadBucketIsAskedEverMoreRarely() throws Exception {
    buckets.instead = error(403, "AccessDenied");
    for (int i = 0; i < 5 * 600; i++) {
      reporter.step();
      clock.pass(Duration.ofMillis(200));
    }
    // Ten minutes: every 15 s at the end, an edge and now and then a beat.
    assertThat(reporter.log().failures()).isBetween(30L, 90L);
    assertThat(buckets.object(EDGE)).isNull();
  }

  @Test
  void withoutIdentityNothingIsWrittenAndNothingBreaks() throws Exception {
    String good = metadata.identity;
    metadata.identity = "{\"instanceId\": \"../../farm.yaml\"}";
    reporter.step();
    assertThat(puts()).isEmpty();
    assertThat(reporter.log().lastError()).contains("identity document");
    metadata.identity = good;
    clock.pass(5);
    assertThat(edges()).isEqualTo(1);
  }

  @Test
  void answersOutsideThePrefixListsAreToldOnceAMinute() throws Exception {
    assertThat(edges()).isEqualTo(1);
    books.outsideAnswer();
    assertThat(edges()).isEqualTo(2);
    assertThat(cause()).isEqualTo("outside-prefix-list");
    for (int i = 0; i < 59; i++) {
      books.outsideAnswer();
      clock.pass(1);
      assertThat(edges()).isEqualTo(2);
    }
    clock.pass(1);
    assertThat(edges()).isEqualTo(3);
    clock.pass(3600);
    assertThat(edges()).as("none since").isEqualTo(3);
  }

  @Test
  void countersAreThoseOfTheBooks() throws Exception {
    var draft =
        books.open("tls", new InetSocketAddress(InetAddress.ofLiteral("10.20.0.1"), 50_000));
    reporter.step();
    assertThat(edge().path("connections").asInt()).isEqualTo(1);
    assertThat(edge().path("counters").path("accepted").asInt()).isEqualTo(1);
    assertThat(edge().path("counters").path("openDescriptors").asInt()).isPositive();
    assertThat(edge().path("counters").path("maxDescriptors").asInt()).isPositive();
    books.close(draft, causeway.proxy.account.CloseReason.HANDSHAKE_TIMEOUT, 0, 0);
    life.listening();
    reporter.step();
    assertThat(edge().path("connections").asInt()).isZero();
    assertThat(edge().path("counters").path("deniedByReason").toString())
        .isEqualTo("{\"handshake-timeout\":1}");
  }

  @Test
  void writesOnItsOwnThreadAndTellsTheLast() {
    reporter.start();
    life.cannotListen("cannot listen on 10.0.1.10:443");
    reporter.lastWords(Duration.ofSeconds(20));
    assertThat(edge().path("state").asString()).isEqualTo("failed");
    assertThat(edge().path("message").asString()).isEqualTo("cannot listen on 10.0.1.10:443");
  }
}

package causeway.proxy.account;

import static causeway.proxy.s3.LocalServer.answer;
import static causeway.proxy.s3.LocalServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.proxy.s3.AwsEnvironment;
import causeway.proxy.s3.LocalServer;
import causeway.proxy.s3.S3;
import causeway.proxy.s3.S3Timeouts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BucketSinkTest {
  private static final String HOUR = "/records/records/2026/03/01/12/i-0abc-";

  private volatile Instant now = Instant.parse("2026-03-01T12:34:56.789Z");
  private final LocalServer server = new LocalServer(answer(200, ""));
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @AfterEach
  void close() {
    server.close();
  }

  private BucketSink sink(long capacity) {
    AwsEnvironment environment =
        new AwsEnvironment(
            Map.of(
                "AWS_ENDPOINT_URL_S3", server.url(),
                "AWS_ACCESS_KEY_ID", "a",
                "AWS_SECRET_ACCESS_KEY", "b",
                "AWS_REGION", "eu-west-1"));
    S3 s3 = new S3(null, environment, S3Timeouts.DEFAULT, Clock.systemUTC());
    return new BucketSink(s3, "records", () -> "i-0abc", clock, capacity);
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static String content(LocalServer.Seen seen) throws IOException {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(seen.body()))) {
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void putsABatchEachMinute() throws Exception {
    try (BucketSink sink = sink(BucketSink.DEFAULT_CAPACITY)) {
      assertThat(sink.step()).isEqualTo(BucketSink.EVERY);
      sink.write(bytes("{\"a\":1}"));
      now = now.plusSeconds(59);
      sink.write(bytes("{\"b\":2}"));
      assertThat(sink.step()).isEqualTo(Duration.ofSeconds(1));
      assertThat(server.seen()).isEmpty();
      now = now.plusSeconds(1);
      assertThat(sink.step()).isZero();
      LocalServer.Seen seen = server.last();
      assertThat(seen.method()).isEqualTo("PUT");
      assertThat(seen.path()).isEqualTo(HOUR + "1772368556789-1.json.gz");
      assertThat(content(seen)).isEqualTo("{\"a\":1}\n{\"b\":2}\n");
      assertThat(seen.header("if-none-match")).isEqualTo("*");
      assertThat(seen.header("content-type")).isEqualTo("application/gzip");
      assertThat(sink.counts()).isEqualTo(new SinkCounts(2, Map.of()));
      assertThat(sink.step()).isEqualTo(BucketSink.EVERY);
    }
  }

  @Test
  void putsAFullBatchAtOnce() throws Exception {
    byte[] line = new byte[1024 * 1024];
    java.util.Arrays.fill(line, (byte) 'x');
    try (BucketSink sink = sink(BucketSink.DEFAULT_CAPACITY)) {
      for (int i = 0; i < 9; i++) {
        sink.write(line);
      }
      assertThat(sink.step()).isZero();
      assertThat(sink.step()).isEqualTo(BucketSink.EVERY);
      assertThat(sink.counts().written()).isEqualTo(8);
    }
  }

  @Test
  void putsWhatItHasWhenItIsFlushed() throws Exception {
    try (BucketSink sink = sink(BucketSink.DEFAULT_CAPACITY)) {
      sink.flush();
      assertThat(sink.empty()).isTrue();
      sink.write(bytes("a"));
      assertThat(sink.empty()).isFalse();
      server.answers(error(503, "SlowDown"));
      sink.flush();
      sink.flush();
      sink.step();
      assertThat(sink.empty()).as("not while the bucket is away").isFalse();
      server.answers(answer(200, ""));
      sink.step();
      assertThat(sink.empty()).isTrue();
      assertThat(content(server.last())).isEqualTo("a\n");
      assertThat(sink.counts()).isEqualTo(new SinkCounts(1, Map.of()));
      assertThat(sink.step()).isEqualTo(BucketSink.EVERY);
    }
  }

  @Test
  void isEmptyWhenWhatCannotBeWrittenIsGivenUp() throws Exception {
    try (BucketSink sink = sink(BucketSink.DEFAULT_CAPACITY)) {
      sink.write(bytes("a"));
      server.answers(error(400, "InvalidRequest"));
      sink.flush();
      sink.step();
      assertThat(sink.empty()).isTrue();
    }
  }

  @Test
  void aFlushWakesItsThread() throws Exception {
    try (BucketSink sink = sink(BucketSink.DEFAULT_CAPACITY).start()) {
      sink.write(bytes("a"));
      sink.flush();
      while (!sink.empty()) {
        Thread.onSpinWait();
      }
      assertThat(content(server.last())).isEqualTo("a\n");
    }
  }

  @Test
  void triesAgainUnderTheSameKeyAndTakesAnEarlierArrivalForSuccess() throws Exception {
    try (BucketSink sink = sink(BucketSink.DEFAULT_CAPACITY)) {
      sink.write(bytes("a"));
      now = now.plusSeconds(60);
      server.answers(error(503, "SlowDown"));
      assertThat(sink.step()).isEqualTo(Duration.ofSeconds(1));
      assertThat(sink.step()).isEqualTo(Duration.ofSeconds(2));
      for (int i = 0; i < 6; i++) {
        sink.step();
      }
      assertThat(sink.step()).isEqualTo(Duration.ofSeconds(30));
      now = now.plusSeconds(90);
      server.answers(error(412, "PreconditionFailed"));
      assertThat(sink.step()).isZero();
      assertThat(server.seen().stream().map(LocalServer.Seen::path).distinct())
          .containsExactly(HOUR + "1772368556789-1.json.gz");
      assertThat(sink.counts()).isEqualTo(new SinkCounts(1, Map.of()));
    }
  }

  @Test
  void dropsABatchThatWouldFailForEver() throws Exception {
    try (BucketSink sink = sink(BucketSink.DEFAULT_CAPACITY)) {
      sink.write(bytes("a"));
      now = now.plusSeconds(60);
      server.answers(error(400, "InvalidRequest"));
      assertThat(sink.step()).isZero();
      server.answers(answer(200, ""));
      sink.write(bytes("b"));
      now = now.plusSeconds(60);
      sink.step();
      assertThat(content(server.last())).isEqualTo("b\n");
      assertThat(sink.counts()).isEqualTo(new SinkCounts(1, Map.of(DropReason.WRITE_FAILED, 1L)));
    }
  }

  @Test
  void dropsWhatDoesNotFitWhileTheBucketIsAway() throws Exception {
    server.answers(error(500, "InternalError"));
    try (BucketSink sink = sink(3 * 65)) {
      for (String line : List.of("a", "b", "c", "d")) {
        sink.write(bytes(line));
      }
      assertThat(sink.counts()).isEqualTo(new SinkCounts(0, Map.of(DropReason.QUEUE_FULL, 1L)));
      now = now.plusSeconds(60);
      sink.step();
      sink.write(bytes("e"));
      server.answers(answer(200, ""));
      sink.step();
      assertThat(content(server.last())).isEqualTo("a\nb\nc\n");
      now = now.plusSeconds(60);
      sink.step();
      assertThat(content(server.last())).isEqualTo("e\n");
    }
  }

  @Test
  void putsTheRestWhenItIsClosed() throws Exception {
    BucketSink sink = sink(BucketSink.DEFAULT_CAPACITY).start();
    sink.write(bytes("a"));
    sink.close();
    sink.write(bytes("b"));
    assertThat(content(server.last())).isEqualTo("a\n");
    assertThat(sink.counts()).isEqualTo(new SinkCounts(1, Map.of(DropReason.CLOSED, 1L)));
  }

  @Test
  void countsWhatTheBucketDidNotTakeBeforeTheEnd() throws Exception {
    BucketSink sink = sink(BucketSink.DEFAULT_CAPACITY);
    server.answers(error(403, "AccessDenied"));
    sink.write(bytes("a"));
    now = now.plusSeconds(60);
    sink.step();
    sink.write(bytes("b"));
    sink.close();
    assertThat(sink.counts()).isEqualTo(new SinkCounts(0, Map.of(DropReason.WRITE_FAILED, 2L)));
  }

  @Test
  void namesNoFolderByTheProxysName() {
    assertThat(RecordBatch.of(List.of(), "../a b/c", now, 3).key())
        .isEqualTo("records/2026/03/01/12/..-a-b-c-1772368496789-3.json.gz");
  }
}

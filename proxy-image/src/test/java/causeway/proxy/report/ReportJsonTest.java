package causeway.proxy.report;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.proxy.Documented;
import causeway.proxy.access.Probe;
import causeway.proxy.account.Tally;
import causeway.proxy.lifecycle.ProxyState;
import causeway.proxy.lifecycle.Standing;
import causeway.proxy.s3.InstanceIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a report says, exactly, and how long it can become.
final class ReportJsonTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant TIME = Instant.parse("2026-11-24T10:00:00.123456Z");
  private static final InstanceIdentity INSTANCE =
      new InstanceIdentity("i-0abc", "eu-central-1a", "eu-central-1", "111122223333", "10.0.1.10");

  private static Report report(
      Standing standing, @Nullable Probe probe, String version, Map<String, Long> reasons) {
    Tally tally =
        new Tally(12, TIME, 1, 2, 3, reasons, Map.of("10.20.1.5", 9L), 4, 5, 6, 7, 99, 8, 9);
    return new Report(
        Kind.EDGE,
        Cause.OUTSIDE_PREFIX_LIST,
        TIME,
        INSTANCE,
        version,
        standing,
        7L,
        "sha256:0",
        probe,
        TIME,
        tally,
        new Descriptors(10, 11));
  }

  private static Probe failing(String message) {
    return new Probe(false, Duration.ofNanos(3_900_000), "denied", message);
  }

  @Test
  void saysExactlyThis() {
    Standing draining = new Standing(ProxyState.DRAINING, null, null, TIME);
    Report report = report(draining, failing("S3 answers 403"), "0.1.0", Map.of("b", 1L, "a", 2L));
    assertThat(new String(ReportJson.bytes(report), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"version":1,"kind":"edge","time":"2026-11-24T10:00:00.123Z","cause":"outside-prefix-list",\
            "instance":"i-0abc","arn":"arn:aws:ec2:eu-central-1:111122223333:instance/i-0abc",\
            "zone":"eu-central-1a","address":"10.0.1.10","proxyVersion":"0.1.0","state":"draining",\
            "reason":"denied","message":"S3 answers 403","sequence":7,"digest":"sha256:0",\
            "probe":{"ok":false,"millis":3},"connections":12,"idleSince":"2026-11-24T10:00:00.123Z",\
            "startedAt":"2026-11-24T10:00:00.123Z","drainingSince":"2026-11-24T10:00:00.123Z",\
            "counters":{"accepted":1,"allowed":2,"denied":3,"deniedByReason":{"a":2,"b":1},"deniedBySource":{"10.20.1.5":9},\
            "wouldDeny":4,"bytesUp":5,"bytesDown":6,"dialFailures":7,"recordsWritten":8,\
            "recordsDropped":9,"openDescriptors":10,"maxDescriptors":11}}\
            """);
  }

  @Test
  void leavesOutWhatDoesNotApply() {
    Tally none = new Tally(0, null, 0, 0, 0, Map.of(), Map.of(), 0, 0, 0, 0, 0, 0, 0);
    Report report =
        new Report(
            Kind.BEAT,
            null,
            TIME,
            INSTANCE,
            "0.1.0",
            new Standing(ProxyState.STARTING, null, null, null),
            null,
            null,
            null,
            TIME,
            none,
            new Descriptors(0, 0));
    assertThat(JSON.readTree(ReportJson.bytes(report)).propertyNames())
        .containsExactly(
            "version",
            "kind",
            "time",
            "instance",
            "arn",
            "zone",
            "address",
            "proxyVersion",
            "state",
            "connections",
            "startedAt",
            "counters");
  }

  @Test
  void whyItFailedGoesBeforeWhyTheProbeDoes() {
    Standing failed = new Standing(ProxyState.FAILED, "cannot-listen", "port 443", null);
    JsonNode json = JSON.readTree(ReportJson.bytes(report(failed, failing("x"), "1", Map.of())));
    assertThat(json.path("reason").asString()).isEqualTo("cannot-listen");
    assertThat(json.path("message").asString()).isEqualTo("port 443");
    assertThat(json.path("probe").path("ok").asBoolean()).isFalse();
  }

  @Test
  void isDocumented() throws Exception {
    Standing draining = new Standing(ProxyState.DRAINING, null, null, TIME);
    JsonNode json =
        JSON.readTree(ReportJson.bytes(report(draining, failing("x"), "1", Map.of("a", 1L))));
    assertThat(Documented.names("report")).containsExactlyElementsOf(json.propertyNames());
    assertThat(Documented.names("counter"))
        .containsExactlyElementsOf(json.path("counters").propertyNames());
    assertThat(Documented.names("state"))
        .containsExactlyElementsOf(Stream.of(ProxyState.values()).map(ProxyState::code).toList());
  }

  @Test
  void neverExceedsWhatReadersTake() {
    Random random = new Random(1);
    int longest = 0;
    for (int round = 0; round < 300; round++) {
      Map<String, Long> reasons = new HashMap<>();
      long denied = 0;
      int count = random.nextInt(round % 10 == 0 ? 5000 : 60);
      for (int i = 0; i < count; i++) {
        long times = random.nextLong(round % 2 == 0 ? 10 : Long.MAX_VALUE / 10_000);
        reasons.merge(text(random, 80), times, Long::sum);
      }
      for (long times : reasons.values()) {
        denied += times;
      }
      Standing failed =
          new Standing(ProxyState.FAILED, text(random, 3000), text(random, 5000), TIME);
      byte[] bytes =
          ReportJson.bytes(
              report(failed, failing(text(random, 5000)), text(random, 3000), reasons));
      longest = Math.max(longest, bytes.length);
      for (byte b : bytes) {
        assertThat(b).isBetween((byte) 0x20, (byte) 0x7e);
      }
      long told = 0;
      for (JsonNode times : JSON.readTree(bytes).path("counters").path("deniedByReason")) {
        told += times.asLong();
      }
      assertThat(told).isEqualTo(denied);
    }
    assertThat(longest).isLessThanOrEqualTo(ReportJson.MOST_BYTES);
  }

  @Test
  void theWorstFits() {
    Map<String, Long> reasons = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      reasons.put(
          "r".repeat(60) + "-" + (100 + i % 900) + (i < 900 ? "" : "x"), Long.MAX_VALUE / 9999);
    }
    String worst = "\u2028".repeat(10_000);
    Standing failed = new Standing(ProxyState.FAILED, worst, worst, TIME);
    assertThat(ReportJson.bytes(report(failed, failing(worst), worst, reasons)).length)
        .isBetween(9 * 1024, ReportJson.MOST_BYTES);
  }

  /// Up to `most` characters of the kinds that grow when they are escaped.
  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(most + 1);
    int kind = random.nextInt(4);
    for (int i = 0; i < length; i++) {
      text.append(
          switch (kind) {
            case 0 -> (char) ('a' + random.nextInt(26));
            case 1 -> (char) random.nextInt(32);
            case 2 -> "\\\"\u007f\u2028".charAt(random.nextInt(4));
            default -> (char) random.nextInt(0x10000);
          });
    }
    return text.toString();
  }
}

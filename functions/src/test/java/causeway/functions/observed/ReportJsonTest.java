package causeway.functions.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import causeway.reconcile.observed.Report;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reports are evidence of whoever holds the proxy: bounded, and of one instance.
class ReportJsonTest {
  private static final Instant WRITTEN = Instant.parse("2026-11-24T10:00:01Z");
  private static final String WHOLE =
      """
      {"version":1,"kind":"edge","time":"2026-11-24T10:00:00.123Z","cause":"sequence",
       "instance":"i-0abc","arn":"arn:aws:ec2:eu-central-1:111122223333:instance/i-0abc",
       "zone":"eu-central-1a","address":"10.0.1.10","proxyVersion":"0.1.0","state":"serving",
       "sequence":7,"digest":"sha256:00","probe":{"ok":false,"millis":3},"connections":12,
       "idleSince":"2026-11-24T09:59:00Z","startedAt":"2026-11-24T09:00:00Z",
       "counters":{"accepted":5,"allowed":4,"denied":1,"deniedByReason":{"no-matching-rule":1,
       "<script>":9},"deniedBySource":{"10.20.1.5":7,"2001:db8::1":2,"10.20.0.0/16":9,"berlin":9},
       "wouldDeny":0,"bytesUp":-3,"bytesDown":99999999999999999999,
       "openDescriptors":3,"maxDescriptors":1024},"later":{"x":[1]}}
      """;

  private static Report read(String json) {
    return ReportJson.read("i-0abc", WRITTEN, json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsWhatItKnowsAndIgnoresTheRest() {
    Report report = read(WHOLE);
    assertThat(report.written()).isEqualTo(WRITTEN);
    assertThat(report.state()).isEqualTo(Report.State.SERVING);
    assertThat(report.sequence()).isEqualTo(7);
    assertThat(report.probeOk()).isFalse();
    assertThat(report.connections()).isEqualTo(12);
    assertThat(report.startedAt()).isEqualTo("2026-11-24T09:00:00Z");
    assertThat(report.counters().accepted()).isEqualTo(5);
  }

  @Test
  void numbersAndReasonsAreCapped() {
    Report report = read(WHOLE);
    assertThat(report.counters().bytesUp()).isZero();
    assertThat(report.counters().bytesDown()).isEqualTo(1L << 53);
    assertThat(report.counters().deniedByReason()).containsOnlyKeys("no-matching-rule");
  }

  @Test
  void onlyAddressesCountAsSourcesAndOnlySixteen() {
    assertThat(read(WHOLE).counters().deniedBySource())
        .containsOnly(entry("10.20.1.5", 7L), entry("2001:db8:0:0:0:0:0:1", 2L));
    String many =
        IntStream.range(0, 40)
            .mapToObj(i -> "\"10.0.0." + i + "\":1")
            .collect(Collectors.joining(","));
    assertThat(
            read("{\"instance\":\"i-0abc\",\"state\":\"serving\",\"counters\":{\"deniedBySource\":{"
                    + many
                    + "}}}")
                .counters()
                .deniedBySource())
        .hasSize(16);
  }

  @Test
  void messagesAreOneShortLine() {
    Report report =
        read(
            "{\"instance\":\"i-0abc\",\"state\":\"failed\",\"message\":\"a\\nb"
                + "x".repeat(300)
                + "\"}");
    assertThat(report.message()).startsWith("a bxxx").hasSize(201).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                              | it is not a JSON object
          {"state":"serving"}                             | field "instance" is missing or not text
          {"instance":"i-0def","state":"serving"}         | it speaks of another instance
          {"instance":"i-0abc"}                           | field "state" is missing or not text
          {"instance":"i-0abc","state":"bored"}           | its state is none of starting, serving, draining, drained, failed
          {"instance":"i-0abc","state":"serving","connections":"12"} | field "connections" is not a whole number
          {"instance":"i-0abc","state":"serving","startedAt":"now"} | field "startedAt" is not a time such as 2026-11-24T10:00:00Z
          """)
  void refuses(String json, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> read(json)).withMessage(message);
  }

  @Test
  void whatIsTooLargeIsNotParsed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(" ".repeat(ReportJson.MOST_BYTES) + WHOLE))
        .withMessage("it has more than 16384 bytes");
  }
}

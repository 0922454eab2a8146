package causeway.functions.report;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.functions.json.Tree;
import causeway.functions.report.Run.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The line that operators read, and the metrics that CloudWatch reads.
class RunWordsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private static Run run(
      Outcome outcome,
      List<String> done,
      List<String> waits,
      List<String> alarms,
      List<String> failures) {
    return new Run("lifecycle", outcome, NOW, NOW, 2, done, waits, alarms, failures);
  }

  @Test
  void saysWhatWasDoneAndWhatWaits() {
    assertThat(
            RunWords.of(
                run(
                    Outcome.COMPLETE,
                    List.of("remove i-0abc from DNS"),
                    List.of("keep i-0abc draining: 3 connections"),
                    List.of(),
                    List.of())))
        .isEqualTo("lifecycle: remove i-0abc from DNS, keep i-0abc draining: 3 connections");
  }

  @Test
  void saysThatThereWasNothing() {
    assertThat(RunWords.of(run(Outcome.COMPLETE, List.of(), List.of(), List.of(), List.of())))
        .isEqualTo("lifecycle: nothing to do");
  }

  @Test
  void troubleStandsOut() {
    assertThat(
            RunWords.of(
                run(
                    Outcome.INCOMPLETE,
                    List.of(),
                    List.of(),
                    List.of("all are silent"),
                    List.of("replace i-1: denied"))))
        .isEqualTo(
            "lifecycle: nothing to do [incomplete]; ALARM all are silent; FAILED replace i-1:"
                + " denied");
  }

  @Test
  void theReportCarriesTheLastChangeAndTheLastCompletedLookOn() {
    var first =
        RunJson.write(
            run(Outcome.COMPLETE, List.of("replace i-1"), List.of(), List.of(), List.of()), null);
    var next =
        RunJson.write(
            run(Outcome.INCOMPLETE, List.of(), List.of(), List.of(), List.of("x")), first);
    assertThat(next.path("lastChange")).isEqualTo(first.path("lastChange"));
    assertThat(next.path("completedLook").stringValue()).isEqualTo(NOW.toString());
    assertThat(next.path("outcome").stringValue()).isEqualTo("incomplete");
  }

  @Test
  void metricsHaveTheEmbeddedFormat() {
    JsonNode line =
        Tree.read(
            "the line",
            new Metrics(Map.of("Farm", "corp")).add("Accepted", 3).add("BytesUp", 9).line(NOW));
    JsonNode directive = line.path("_aws").path("CloudWatchMetrics").get(0);
    assertThat(line.path("_aws").path("Timestamp").longValue()).isEqualTo(NOW.toEpochMilli());
    assertThat(directive.path("Namespace").stringValue()).isEqualTo("Causeway");
    assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Farm\"]]");
    assertThat(directive.path("Metrics").toString())
        .isEqualTo(
            "[{\"Name\":\"Accepted\",\"Unit\":\"Count\"},{\"Name\":\"BytesUp\",\"Unit\":\"Bytes\"}]");
    assertThat(line.path("Farm").stringValue()).isEqualTo("corp");
    assertThat(line.path("Accepted").longValue()).isEqualTo(3);
  }
}

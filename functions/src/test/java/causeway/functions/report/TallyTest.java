package causeway.functions.report;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.functions.json.Tree;
import causeway.reconcile.observed.Counters;
import causeway.reconcile.observed.Report;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What a proxy counted is told once.
class TallyTest {
  private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

  private static Report report(Instant started, long accepted, long bytesUp) {
    return new Report(
        "i-1",
        started,
        Report.State.SERVING,
        1L,
        true,
        0,
        null,
        null,
        started,
        new Counters(
            accepted, 0, 2, Map.of("no-matching-rule", 2L), Map.of(), 0, bytesUp, 0, 0, 0, 0));
  }

  private static ObjectNode kept(Report report) {
    ObjectNode kept = Tree.object();
    Tally.keep(kept, report);
    return kept;
  }

  @Test
  void onlyWhatGrewIsTold() {
    assertThat(Tally.since(kept(report(START, 10, 100)), report(START, 13, 160)))
        .containsEntry("Accepted", 3L)
        .containsEntry("BytesUp", 60L)
        .containsEntry("Denied", 0L)
        .containsEntry("DeniedUnquarantined", 0L)
        .containsEntry("Denied.no-matching-rule", 0L);
  }

  @Test
  void aProxyThatStartedAnewCountsFromZero() {
    assertThat(Tally.since(kept(report(START, 10, 100)), report(START.plusSeconds(60), 4, 50)))
        .containsEntry("Accepted", 4L)
        .containsEntry("BytesUp", 50L);
  }

  @Test
  void theFirstReportCountsWhole() {
    assertThat(Tally.since(null, report(START, 10, 100))).containsEntry("Accepted", 10L);
  }

  @Test
  void madeUpNumbersAreCappedAndNeverNegative() {
    assertThat(Tally.since(kept(report(START, 10, 100)), report(START, 1L << 53, 0)))
        .containsEntry("Accepted", 100_000_000L)
        .containsEntry("BytesUp", 0L);
  }
}

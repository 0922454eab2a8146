package causeway.functions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.reconcile.audit.AuditReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditWordsTest {
  @Test
  void namesCannotForgeLinesOfAMail() {
    String sid = "a\\nresolved       everything\u202e";
    AuditReport report =
        Audits.audit(
            null,
            List.of(
                Audits.endpoint(
                    "vpce-1\nvpce-2", Audits.allow(sid, "*", "\"s3:prefix\":\"x\\ny\""))),
            List.of());
    String text = AuditWords.message(report.findings(), List.of(), report, "s3://state/x");
    assertThat(text.lines().filter(line -> line.startsWith("vpce-2"))).isEmpty();
    assertThat(text).contains("vpce-1?vpce-2").doesNotContain("\u202e");
  }

  @Test
  void aSubjectIsOneLineOfPrintableAscii() {
    AuditReport report = Audits.eventful(null);
    assertThat(AuditWords.subject("corp", report.findings(), report.unread()))
        .matches("[ -~]{1,100}")
        .startsWith("Causeway corp: ")
        .endsWith("; not everything could be looked at");
    assertThat(AuditWords.subject("corp", List.of(), report.unread()))
        .isEqualTo("Causeway corp: an audit could not look at everything");
  }

  @Test
  void aMailOfManyFindingsIsCut() {
    AuditReport report =
        Audits.audit(
            null,
            java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> Audits.endpoint("vpce-" + i, null))
                .toList(),
            List.of());
    assertThat(AuditWords.message(report.findings(), List.of(), report, "s3://state/x"))
        .contains("and 10 more, all in the report", "60 endpoints: 60 violations (60 new)");
  }
}

package causeway.functions.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import causeway.functions.json.Tree;
import causeway.reconcile.audit.AuditReport;
import causeway.reconcile.audit.Past;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What programs rely on: fields may come, and none may go or change its meaning.
class AuditJsonTest {
  private static Set<String> fields(JsonNode node) {
    return new TreeSet<>(node.propertyNames());
  }

  @Test
  void theFieldsOfVersionOneStay() {
    AuditReport report = Audits.eventful(null);
    JsonNode json = AuditJson.write(report, new Heading("corp", "eu-west-1", "v1", "audits/x"));
    assertThat(json.path("version").asInt()).isEqualTo(1);
    assertThat(fields(json))
        .containsExactly(
            "at",
            "carried",
            "document",
            "endpoints",
            "farm",
            "findings",
            "notLookedAt",
            "outcome",
            "places",
            "previous",
            "region",
            "resolved",
            "summary",
            "version");
    assertThat(fields(json.path("summary")))
        .containsExactly(
            "bySeverity",
            "carried",
            "endpoints",
            "new",
            "notLookedAt",
            "notice",
            "resolved",
            "settling",
            "unknown",
            "violation");
    JsonNode finding = json.path("findings").get(0);
    assertThat(fields(finding))
        .containsExactly(
            "account",
            "arn",
            "check",
            "endpoint",
            "evidence",
            "firstSeen",
            "id",
            "message",
            "new",
            "reason",
            "region",
            "remedy",
            "service",
            "severity",
            "status",
            "title");
    assertThat(fields(finding.path("evidence").get(0)))
        .containsExactly("against", "statements", "way", "witness", "words");
    assertThat(fields(finding.path("evidence").get(0).path("witness")))
        .containsExactly("action", "context", "principal", "resource");
    assertThat(fields(json.path("endpoints").get(3)))
        .containsExactly(
            "account",
            "arn",
            "checks",
            "digest",
            "endpoint",
            "policy",
            "region",
            "service",
            "since",
            "state",
            "tags",
            "type",
            "vpc");
    assertThat(fields(json.path("notLookedAt").get(0)))
        .containsExactly("account", "message", "reason", "region", "subject");
  }

  @Test
  void theNextAuditReadsIt() {
    AuditReport report = Audits.eventful(null);
    Past past = PastJson.read(Tree.bytes(AuditJson.write(report, Audits.HEADING)));
    assertThat(past.at()).isEqualTo(report.at());
    assertThat(past.found()).hasSize(report.findings().size());
    assertThat(past.policies()).hasSize(4);
    AuditReport again = Audits.eventful(past);
    assertThat(again.findings()).noneMatch(AuditReport.Dated::fresh);
    assertThat(again.before()).isEqualTo(report.at());
  }

  @Test
  void anotherVersionAndHalfAReportAreRefused() {
    byte[] whole = Tree.bytes(AuditJson.write(Audits.eventful(null), Audits.HEADING));
    String text = new String(whole, StandardCharsets.UTF_8);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            PastJson.read(
                text.replace("\"version\":1", "\"version\":2").getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("version 2 of reports is not known here");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            PastJson.read(text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8)));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            PastJson.read(
                text.replace("\"status\":\"violation\"", "\"status\":\"grave\"")
                    .getBytes(StandardCharsets.UTF_8)));
  }
}

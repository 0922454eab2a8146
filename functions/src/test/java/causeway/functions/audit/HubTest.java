package causeway.functions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.functions.json.Tree;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// AWS's Security Finding Format: what it requires, what it allows, how long it may be.
class HubTest {
  private static JsonNode asff(causeway.reconcile.audit.AuditReport report) {
    return AsffJson.write(Hub.of(report, Audits.HOME));
  }

  @Test
  void everyRequiredFieldIsThereAndFits() {
    String many =
        Stream.iterate(0, i -> i + 1)
            .limit(60)
            .map(i -> "\"arn:aws:s3:::" + "b".repeat(40) + i + "/*\"")
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
    String broken =
        "{\"Statement\":[{\"Effect\":\"" + "x".repeat(4_000) + "\",\"Resource\":[" + many + "]}]}";
    JsonNode findings =
        asff(
            Audits.audit(
                null,
                List.of(
                    Audits.endpoint("vpce-1", null),
                    Audits.endpoint("vpce-2", broken),
                    Audits.endpoint(
                        "vpce-3",
                        Audits.allow(
                            "A",
                            "*",
                            "\"aws:PrincipalTag/"
                                + "k".repeat(900)
                                + "\":\""
                                + "v".repeat(900)
                                + "\""))),
                List.of()));
    assertThat(findings).hasSizeGreaterThanOrEqualTo(3);
    for (JsonNode each : findings) {
      assertThat(each.path("SchemaVersion").asString()).isEqualTo("2018-10-08");
      assertThat(each.path("ProductArn").asString())
          .isEqualTo("arn:aws:securityhub:eu-west-1:111122223333:product/111122223333/default");
      assertThat(each.path("AwsAccountId").asString()).matches("[0-9]{12}");
      text(each.path("Id"), 512);
      text(each.path("GeneratorId"), 512);
      text(each.path("Title"), 256);
      text(each.path("Description"), 1_024);
      text(each.path("Remediation").path("Recommendation").path("Text"), 512);
      assertThat(each.path("Types").get(0).asString().split("/")).hasSizeLessThanOrEqualTo(3);
      assertThat(each.path("Severity").path("Label").asString())
          .isIn("INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL");
      assertThat(each.path("Compliance").path("Status").asString())
          .isIn("PASSED", "WARNING", "FAILED", "NOT_AVAILABLE");
      assertThat(each.path("RecordState").asString()).isIn("ACTIVE", "ARCHIVED");
      assertThat(Instant.parse(each.path("CreatedAt").asString()))
          .isBeforeOrEqualTo(Instant.parse(each.path("UpdatedAt").asString()));
      assertThat(each.path("ProductFields").size()).isLessThanOrEqualTo(50);
      each.path("ProductFields")
          .properties()
          .forEach(field -> {
            assertThat(field.getKey().length()).isLessThanOrEqualTo(128);
            text(field.getValue(), 2_048);
          });
      assertThat(each.path("Resources")).hasSize(1);
      JsonNode resource = each.path("Resources").get(0);
      assertThat(resource.path("Type").asString()).isEqualTo("Other");
      assertThat(resource.path("Id").asString())
          .startsWith("arn:aws:ec2:eu-west-1:111122223333:vpc-endpoint/vpce-");
      assertThat(resource.path("Partition").asString()).isIn("aws", "aws-cn", "aws-us-gov");
      resource
          .path("Details")
          .path("Other")
          .properties()
          .forEach(detail -> text(detail.getValue(), 1_024));
    }
  }

  private static void text(JsonNode node, int most) {
    assertThat(node.isString()).isTrue();
    assertThat(node.asString().strip()).isNotEmpty();
    assertThat(node.asString().length()).isLessThanOrEqualTo(most);
  }

  @Test
  void aViolationFailsAndWhatIsOpenIsNotAvailable() {
    JsonNode findings = asff(Audits.eventful(null));
    assertThat(
            findings.values().stream()
                .map(each -> each.path("Compliance").path("Status").asString()))
        .contains("FAILED", "NOT_AVAILABLE");
  }

  @Test
  void whatIsResolvedIsArchivedUnderItsOwnId() {
    var before = Audits.audit(null, List.of(Audits.endpoint("vpce-1", null)), List.of());
    var past = PastJson.read(Tree.bytes(AuditJson.write(before, Audits.HEADING)));
    JsonNode findings = asff(Audits.audit(past, List.of(), List.of()));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).path("RecordState").asString()).isEqualTo("ARCHIVED");
    assertThat(findings.get(0).path("Id")).isEqualTo(asff(before).get(0).path("Id"));
  }
}

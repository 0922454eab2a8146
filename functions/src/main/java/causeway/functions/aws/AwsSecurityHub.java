package causeway.functions.aws;

import causeway.functions.cloud.SecurityHub;
import java.util.List;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.RecordState;

/// Security Hub by the SDK.
final class AwsSecurityHub implements SecurityHub {
  /// The version of the finding format, and what every finding of ours is.
  private static final String SCHEMA = "2018-10-08";

  private static final String TYPE =
      "Software and Configuration Checks/AWS Security Best Practices";

  private final SecurityHubClient client;

  AwsSecurityHub(SecurityHubClient client) {
    this.client = client;
  }

  @Override
  public List<String> send(List<HubFinding> findings) {
    return Call.of(
            "send " + findings.size() + " findings to Security Hub",
            () ->
                client.batchImportFindings(
                    to -> to.findings(findings.stream().map(AwsSecurityHub::theirs).toList())))
        .failedFindings()
        .stream()
        .map(failed -> failed.id() + ": " + failed.errorCode() + " (" + failed.errorMessage() + ")")
        .toList();
  }

  private static AwsSecurityFinding theirs(HubFinding ours) {
    return AwsSecurityFinding.builder()
        .schemaVersion(SCHEMA)
        .id(ours.id())
        .productArn(ours.productArn())
        .generatorId(ours.generatorId())
        .awsAccountId(ours.account())
        .types(TYPE)
        .firstObservedAt(ours.firstSeen().toString())
        .createdAt(ours.firstSeen().toString())
        .updatedAt(ours.updated().toString())
        .severity(severity -> severity.label(ours.severity()))
        .title(ours.title())
        .description(ours.description())
        .remediation(to -> to.recommendation(text -> text.text(ours.remediation())))
        .productFields(ours.fields())
        .resources(
            software.amazon.awssdk.services.securityhub.model.Resource.builder()
                .type("Other")
                .id(ours.resource().id())
                .partition(ours.resource().partition())
                .region(ours.resource().region())
                .details(details -> details.other(ours.resource().details()))
                .build())
        .compliance(compliance -> compliance.status(ours.compliance()))
        .recordState(ours.archived() ? RecordState.ARCHIVED : RecordState.ACTIVE)
        .build();
  }
}

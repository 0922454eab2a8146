package causeway.functions.aws;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Roles of other accounts by the SDK.
final class AwsRoles {
  /// More than any run takes.
  private static final int SECONDS = 900;

  private final StsClient client;

  AwsRoles(StsClient client) {
    this.client = client;
  }

  /// Credentials of a role, or a refusal that names it.
  AwsSessionCredentials assume(String arn) {
    Credentials given =
        Call.of(
                "assume " + arn,
                () ->
                    client.assumeRole(to ->
                        to.roleArn(arn).roleSessionName("causeway-audit").durationSeconds(SECONDS)))
            .credentials();
    return AwsSessionCredentials.create(
        given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
  }
}

package causeway.proxy.s3;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the process environment says about AWS: the same variables the AWS command line reads.
///
/// @param variables such as `System.getenv()`
public record AwsEnvironment(Map<String, String> variables) {
  /// The endpoint of S3 when it is not AWS's own.
  @Nullable String endpoint() {
    String own = value("AWS_ENDPOINT_URL_S3");
    return own != null ? own : value("AWS_ENDPOINT_URL");
  }

  @Nullable String bundle() {
    return value("AWS_CA_BUNDLE");
  }

  @Nullable String region() {
    String region = value("AWS_REGION");
    return region != null ? region : value("AWS_DEFAULT_REGION");
  }

  boolean metadataDisabled() {
    return "true".equalsIgnoreCase(value("AWS_EC2_METADATA_DISABLED"));
  }

  /// The metadata service; callers close it.
  ///
  /// @throws AwsUnavailableException when the environment forbids it
  public InstanceMetadata metadata() {
    if (metadataDisabled()) {
      throw new AwsUnavailableException(
          "AWS_EC2_METADATA_DISABLED=true forbids asking the instance metadata service");
    }
    return new InstanceMetadata(value("AWS_EC2_METADATA_SERVICE_ENDPOINT"));
  }

  /// Keys of the environment, else the instance's role.
  ///
  /// @throws AwsUnavailableException when there is neither
  CredentialsSource credentials(Clock clock) {
    String id = value("AWS_ACCESS_KEY_ID");
    String secret = value("AWS_SECRET_ACCESS_KEY");
    if (id != null && secret != null) {
      return EnvironmentCredentials.of(id, secret, value("AWS_SESSION_TOKEN"));
    }
    if (metadataDisabled()) {
      throw new AwsUnavailableException(
          "there are no AWS credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set"
              + " and AWS_EC2_METADATA_DISABLED=true forbids asking the instance");
    }
    return new InstanceCredentials(metadata(), clock);
  }

  /// The present value, with blank meaning absent.
  private @Nullable String value(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  @Override
  public String toString() {
    return "AwsEnvironment[region=" + region() + ", endpoint=" + endpoint() + "]";
  }
}

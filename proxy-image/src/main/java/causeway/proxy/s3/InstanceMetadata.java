package causeway.proxy.s3;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.imds.Ec2MetadataRetryPolicy;

/// The instance's own metadata service, version 2 only: its Region and its role's credentials.
public final class InstanceMetadata implements AutoCloseable {
  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
  private static final String REGION = "/latest/meta-data/placement/region";
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /// A role's keys, which hide their secret when printed, and when they expire.
  record RoleCredentials(AwsSessionCredentialsIdentity identity, Instant expires) {}

  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().connectionTimeout(TIMEOUT).socketTimeout(TIMEOUT).build();
  private final Ec2MetadataClient client;

  /// @param endpoint such as `http://169.254.169.254`; null for the service's own address
  InstanceMetadata(@Nullable String endpoint) {
    var builder =
        Ec2MetadataClient.builder()
            .httpClient(http)
            .retryPolicy(Ec2MetadataRetryPolicy.builder().numRetries(1).build());
    this.client = (endpoint == null ? builder : builder.endpoint(URI.create(endpoint))).build();
  }

  /// The Region this instance runs in.
  ///
  /// @throws AwsUnavailableException when the service does not say
  String region() {
    return get(REGION).strip();
  }

  /// Any item below `/latest/`, such as `/latest/meta-data/instance-id`.
  ///
  /// @throws AwsUnavailableException when the service does not have it or does not answer
  public String get(String path) {
    try {
      return client.get(path).asString();
    } catch (SdkException | IllegalArgumentException e) {
      throw new AwsUnavailableException(
          "the instance metadata service does not give " + path + ": " + e.getMessage(), e);
    }
  }

  /// The role's credentials with the time at which they expire.
  ///
  /// @throws AwsUnavailableException when the instance has no role or the answer is unusable
  RoleCredentials credentials() {
    String role = get(ROLES).strip();
    if (role.isEmpty() || role.indexOf('\n') >= 0 || role.indexOf('/') >= 0) {
      throw new AwsUnavailableException(
          "the instance metadata service names no single role; attach an instance profile");
    }
    Map<String, Document> fields = fields(ROLES + role);
    try {
      return new RoleCredentials(
          AwsSessionCredentialsIdentity.create(
              text(fields, "AccessKeyId"), text(fields, "SecretAccessKey"), text(fields, "Token")),
          Instant.parse(text(fields, "Expiration")));
    } catch (DateTimeException e) {
      throw new AwsUnavailableException(
          "the instance metadata service gives credentials of role "
              + role
              + " with an expiration that is no time",
          e);
    }
  }

  private Map<String, Document> fields(String path) {
    try {
      Document document = client.get(path).asDocument();
      if (document.isMap()) {
        return document.asMap();
      }
    } catch (SdkException | IllegalArgumentException | java.io.UncheckedIOException e) {
      // The cause may quote the body, and the body holds the secret: only its kind is told.
      throw new AwsUnavailableException(
          "the instance metadata service does not give usable credentials at "
              + path
              + " ("
              + e.getClass().getSimpleName()
              + ")");
    }
    throw new AwsUnavailableException(
        "the instance metadata service does not give usable credentials at " + path);
  }

  private static String text(Map<String, Document> fields, String name) {
    Document value = fields.get(name);
    if (value == null || !value.isString() || value.asString().isEmpty()) {
      throw new AwsUnavailableException(
          "the instance metadata service gives credentials without " + name);
    }
    return value.asString();
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}

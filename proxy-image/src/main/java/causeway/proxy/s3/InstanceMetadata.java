package causeway.proxy.s3;

import java.net.HttpURLConnection;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.imds.Ec2MetadataClientException;
import software.amazon.awssdk.imds.Ec2MetadataResponse;
import software.amazon.awssdk.imds.Ec2MetadataRetryPolicy;

/// The instance's own metadata service, version 2 only: its identity, its Region and its role's
/// credentials. Calls block; each ends within five seconds, however slowly the service answers.
public final class InstanceMetadata implements AutoCloseable {
  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
  private static final String REGION = "/latest/meta-data/placement/region";
  private static final String IDENTITY = "/latest/dynamic/instance-identity/document";
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /// A role's keys, which hide their secret when printed, and when they expire.
  record RoleCredentials(AwsSessionCredentialsIdentity identity, Instant expires) {}

  private final SdkHttpClient http = new MetadataHttp(TIMEOUT);
  private final Ec2MetadataClient client;
  private final Duration longest;

  /// @param endpoint such as `http://169.254.169.254`; null for the service's own address
  InstanceMetadata(@Nullable String endpoint) {
    this(endpoint, LONGEST);
  }

  /// @param longest for one item, a retry included
  InstanceMetadata(@Nullable String endpoint, Duration longest) {
    this.longest = longest;
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
    String region = get(REGION).strip();
    if (!region.matches("[a-z0-9-]{1,32}")) {
      throw new AwsUnavailableException(
          "the instance metadata service gives no name of a Region at " + REGION);
    }
    return region;
  }

  /// Any item below `/latest/`, such as `/latest/meta-data/instance-id`.
  ///
  /// @throws AwsUnavailableException when the service does not have it or does not answer
  public String get(String path) {
    try {
      return ask(path).asString();
    } catch (SdkException | IllegalArgumentException e) {
      throw unavailable(path, e);
    }
  }

  /// The same, or null when the service does not have it: some items come and go.
  ///
  /// @throws AwsUnavailableException when it does not answer
  @Nullable String find(String path) {
    try {
      return ask(path).asString();
    } catch (Ec2MetadataClientException e) {
      if (e.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return null;
      }
      throw unavailable(path, e);
    } catch (SdkException | IllegalArgumentException e) {
      throw unavailable(path, e);
    }
  }

  private static AwsUnavailableException unavailable(String path, RuntimeException why) {
    return new AwsUnavailableException(
        "the instance metadata service does not give " + path + ": " + why.getMessage(), why);
  }

  /// Waits no longer than `longest`: the timeouts of the HTTP client count from byte to byte.
  private Ec2MetadataResponse ask(String path) {
    FutureTask<Ec2MetadataResponse> asked = new FutureTask<>(() -> client.get(path));
    Thread thread = Thread.ofVirtual().name("instance-metadata").start(asked);
    try {
      return asked.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new AwsUnavailableException("the instance metadata service: " + e.getCause(), e);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new AwsUnavailableException(
          "the instance metadata service does not give " + path + " within " + longest, e);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new AwsUnavailableException("interrupted while asking for " + path, e);
    }
  }

  /// Who this instance is.
  ///
  /// @throws AwsUnavailableException when the service does not say, or not in the form AWS does
  InstanceIdentity identity() {
    Map<String, Document> fields = fields(IDENTITY, "an identity document");
    try {
      return new InstanceIdentity(
          text(fields, "instanceId", "an identity document"),
          text(fields, "availabilityZone", "an identity document"),
          text(fields, "region", "an identity document"),
          text(fields, "accountId", "an identity document"),
          text(fields, "privateIp", "an identity document"));
    } catch (IllegalArgumentException e) {
      throw new AwsUnavailableException(
          "the instance metadata service gives an identity document whose " + e.getMessage(), e);
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
    Map<String, Document> fields = fields(ROLES + role, "credentials");
    try {
      return new RoleCredentials(
          AwsSessionCredentialsIdentity.create(
              text(fields, "AccessKeyId", "credentials"),
              text(fields, "SecretAccessKey", "credentials"),
              text(fields, "Token", "credentials")),
          Instant.parse(text(fields, "Expiration", "credentials")));
    } catch (DateTimeException e) {
      throw new AwsUnavailableException(
          "the instance metadata service gives credentials of role "
              + role
              + " with an expiration that is no time",
          e);
    }
  }

  private Map<String, Document> fields(String path, String what) {
    try {
      Document document = ask(path).asDocument();
      if (document.isMap()) {
        return document.asMap();
      }
    } catch (SdkException | IllegalArgumentException | java.io.UncheckedIOException e) {
      // The cause may quote the body, and the body holds the secret: only its kind is told.
      throw new AwsUnavailableException(
          "the instance metadata service does not give usable "
              + what
              + " at "
              + path
              + " ("
              + e.getClass().getSimpleName()
              + ")");
    }
    throw new AwsUnavailableException(
        "the instance metadata service does not give usable " + what + " at " + path);
  }

  private static String text(Map<String, Document> fields, String name, String what) {
    Document value = fields.get(name);
    if (value == null || !value.isString() || value.asString().isEmpty()) {
      throw new AwsUnavailableException(
          "the instance metadata service gives " + what + " without " + name);
    }
    return value.asString();
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}

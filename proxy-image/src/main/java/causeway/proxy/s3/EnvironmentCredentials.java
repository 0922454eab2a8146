package causeway.proxy.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Keys that stay the same for the life of the process.
///
/// @param identity hides its secret when printed
record EnvironmentCredentials(AwsCredentialsIdentity identity) implements CredentialsSource {
  static EnvironmentCredentials of(String id, String secret, @Nullable String token) {
    return new EnvironmentCredentials(
        token == null
            ? AwsCredentialsIdentity.create(id, secret)
            : AwsSessionCredentialsIdentity.create(id, secret, token));
  }

  @Override
  public AwsCredentialsIdentity current() {
    return identity;
  }

  @Override
  public void refused(AwsCredentialsIdentity refused) {
    // There are no others; the failure's message says so.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}

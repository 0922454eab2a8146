package causeway.proxy.s3;

import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Where the keys that sign requests come from. Implementations may block, must be safe on any
/// thread, and must never let a secret into a message.
interface CredentialsSource extends AutoCloseable {
  /// The keys to sign with now.
  ///
  /// @throws AwsUnavailableException when there are none
  AwsCredentialsIdentity current();

  /// S3 refused what [#current] gave as expired or unknown.
  void refused(AwsCredentialsIdentity identity);

  @Override
  void close();
}

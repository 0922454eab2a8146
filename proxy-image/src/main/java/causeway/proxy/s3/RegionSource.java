package causeway.proxy.s3;

import org.jspecify.annotations.Nullable;

/// The Region requests are signed for: configured, else of the environment, else the instance's
/// own, asked for once.
final class RegionSource {
  private final AwsEnvironment environment;
  private volatile @Nullable String known;

  RegionSource(@Nullable String configured, AwsEnvironment environment) {
    this.environment = environment;
    this.known = configured != null ? configured : environment.region();
  }

  /// The Region.
  ///
  /// @throws AwsUnavailableException when nothing names one
  String region() {
    String region = known;
    if (region != null) {
      return region;
    }
    if (environment.metadataDisabled()) {
      throw new AwsUnavailableException(
          "no Region is known: set it in the configuration or as AWS_REGION");
    }
    try (InstanceMetadata metadata = environment.metadata()) {
      region = metadata.region();
    } catch (AwsUnavailableException e) {
      throw new AwsUnavailableException(
          "no Region is known: set it in the configuration or as AWS_REGION; " + e.getMessage(), e);
    }
    known = region;
    return region;
  }
}

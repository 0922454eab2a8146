package causeway.proxy.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where and how often the proxy reports on itself.
///
/// @param region of the bucket; absent means that of the access bucket, else the instance's own
/// @param beat between reports without news
/// @param start after which a proxy that has no rules reports that it failed
public record ReportSettings(
    String bucket, @Nullable String region, Duration beat, Duration start) {
  /// Unless the configuration says otherwise.
  public static final Duration BEAT = Duration.ofSeconds(30);

  /// Unless the configuration says otherwise.
  public static final Duration START = Duration.ofSeconds(60);
}

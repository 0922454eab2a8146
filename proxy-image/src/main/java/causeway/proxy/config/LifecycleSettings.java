package causeway.proxy.config;

import java.time.Duration;

/// How the proxy follows what Auto Scaling does with its instance.
///
/// @param poll between looks at the metadata service
/// @param quiet without a new connection, after which a draining proxy accepts no more
public record LifecycleSettings(Duration poll, Duration quiet) {
  /// Unless the configuration says otherwise.
  public static final LifecycleSettings DEFAULT =
      new LifecycleSettings(Duration.ofSeconds(5), Duration.ofSeconds(30));
}

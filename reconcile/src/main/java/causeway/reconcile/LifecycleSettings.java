package causeway.reconcile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the stack decides for LifecycleFunction; timers have the production defaults.
///
/// @param loadBalancer absent in a stack without one
/// @param silentAfter an instance without a report for so long is silent
/// @param launchLimit after which a launch is abandoned
public record LifecycleSettings(
    String farm,
    String group,
    String launchHook,
    String terminateHook,
    String hostedZoneId,
    @Nullable LoadBalancer loadBalancer,
    Duration recordTtl,
    Duration silentAfter,
    Duration drainLimit,
    Duration heartbeatEvery,
    Duration launchLimit) {

  /// A wait at a hook lasts at most 48 hours, and at most 100 heartbeat timeouts.
  public static final Duration LONGEST_WAIT = Duration.ofDays(2);

  public static final int MOST_HEARTBEATS = 100;

  /// Where the alias points.
  public record LoadBalancer(String dnsName, String zoneId) {}
}

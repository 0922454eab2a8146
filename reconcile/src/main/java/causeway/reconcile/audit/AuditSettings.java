package causeway.reconcile.audit;

import causeway.reconcile.ProxyAccess;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the stack decides for an audit.
///
/// @param home where the farm is
/// @param endpoints the stack's endpoints by service; empty where no stack is known
/// @param proxies what every policy of the S3 endpoint grants; absent where no stack is known
/// @param grace how long after a change a difference counts as on its way
public record AuditSettings(
    String farm,
    Place home,
    Map<String, String> endpoints,
    @Nullable ProxyAccess proxies,
    Duration grace) {
  /// AWS says minutes.
  public static final Duration GRACE = Duration.ofMinutes(5);

  public AuditSettings {
    endpoints = Map.copyOf(endpoints);
  }
}

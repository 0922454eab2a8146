package causeway.access.decide;

import causeway.access.host.Host;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Refusals that no rule makes, each allocated once.
final class Refusals {
  static final Decision.Deny QUARANTINED = deny(Reason.QUARANTINED.code());
  static final Decision.Deny NO_MATCHING_RULE = deny(Reason.NO_MATCHING_RULE.code());
  static final Decision.Deny OTHER_REGION = deny(Reason.OTHER_REGION.code());
  static final Decision.Deny NO_ENDPOINT = deny(Reason.NO_ENDPOINT.code());

  /// Reasons are codes of the host catalogue, a closed set; the bound is there only so that a fault
  /// elsewhere cannot make this a leak.
  private static final int MOST = 256;

  private static final ConcurrentMap<String, Decision.Deny> UNREACHABLE = new ConcurrentHashMap<>();

  private Refusals() {}

  static Decision.Deny unreachable(Host host) {
    String reason = host.reason() == null ? "unreachable" : host.reason();
    Decision.Deny known = UNREACHABLE.get(reason);
    if (known != null) {
      return known;
    }
    Decision.Deny fresh = deny(reason);
    if (UNREACHABLE.size() < MOST) {
      UNREACHABLE.put(reason, fresh);
    }
    return fresh;
  }

  private static Decision.Deny deny(String reason) {
    return new Decision.Deny(reason, null, null);
  }
}

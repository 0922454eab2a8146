package causeway.reconcile.observed;

import java.util.Map;

/// What a proxy has counted since it started. Evidence that a compromised proxy could make up, so
/// readers cap it.
public record Counters(
    long accepted,
    long allowed,
    long denied,
    Map<String, Long> deniedByReason,
    long wouldDeny,
    long bytesUp,
    long bytesDown,
    long dialFailures,
    long recordsWritten,
    long recordsDropped) {
  public static final Counters NONE = new Counters(0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0);

  public Counters {
    deniedByReason = Map.copyOf(deniedByReason);
  }
}

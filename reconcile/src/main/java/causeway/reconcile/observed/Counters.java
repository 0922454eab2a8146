package causeway.reconcile.observed;

import java.util.Map;

/// What a proxy has counted since it started. Evidence that a compromised proxy could make up, so
/// readers cap it.
///
/// @param deniedBySource by client address, those that were refused most
public record Counters(
    long accepted,
    long allowed,
    long denied,
    Map<String, Long> deniedByReason,
    Map<String, Long> deniedBySource,
    long wouldDeny,
    long bytesUp,
    long bytesDown,
    long dialFailures,
    long recordsWritten,
    long recordsDropped) {
  public static final Counters NONE = new Counters(0, 0, 0, Map.of(), Map.of(), 0, 0, 0, 0, 0, 0);

  public Counters {
    deniedByReason = Map.copyOf(deniedByReason);
    deniedBySource = Map.copyOf(deniedBySource);
  }
}

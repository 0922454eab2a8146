package causeway.proxy.account;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The books in numbers, since the start of the process. Bytes and decisions count when a
/// connection ends. What left without a byte, as a load balancer's health check does, is accepted
/// and otherwise not counted.
///
/// @param live connections open now
/// @param lastArrival when a connection last sent its first byte; absent when none did
/// @param deniedByReason by stable code; adds up to `denied`
/// @param deniedBySource the client addresses that were refused most, without refusals of those in
///   quarantine, the first first
/// @param wouldDeny connections that a report-only rule would have refused
/// @param outsideAnswers answers of the resolver that hold an address outside the prefix lists
public record Tally(
    long live,
    @Nullable Instant lastArrival,
    long accepted,
    long allowed,
    long denied,
    Map<String, Long> deniedByReason,
    Map<String, Long> deniedBySource,
    long wouldDeny,
    long bytesUp,
    long bytesDown,
    long dialFailures,
    long outsideAnswers,
    long recordsWritten,
    long recordsDropped) {
  public Tally {
    deniedByReason = Map.copyOf(deniedByReason);
    deniedBySource = Collections.unmodifiableMap(new LinkedHashMap<>(deniedBySource));
  }
}

package causeway.proxy.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of the snapshots offered so far, for metrics and health.
///
/// @param loads snapshots that came into force
/// @param refusals snapshots that were refused, the same one counted at each offer
/// @param lastError why the last refused one was; absent when none ever was
public record AccessCounts(
    long loads, long refusals, @Nullable String lastError, @Nullable Instant lastErrorAt) {}

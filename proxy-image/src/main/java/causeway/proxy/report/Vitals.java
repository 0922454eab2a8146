package causeway.proxy.report;

import causeway.proxy.access.AccessView;
import causeway.proxy.access.LoadedAccess;
import causeway.proxy.access.Probe;
import causeway.proxy.account.Books;
import causeway.proxy.lifecycle.Life;
import causeway.proxy.lifecycle.Standing;
import causeway.proxy.s3.InstanceIdentity;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Reads the condition of the proxy where it is kept. Safe on any thread; never an event loop's
/// business, because counting descriptors reads a folder.
///
/// @param version of the proxy
public record Vitals(String version, Life life, AccessView access, Books books, Clock clock) {
  /// What an edge report would be about; cheap enough to be asked several times a second.
  Mark mark() {
    Standing standing = life.standing();
    LoadedAccess loaded = access.loaded();
    Probe probe = access.probe();
    return new Mark(
        standing.state(),
        standing.reason(),
        loaded == null ? null : loaded.sequence(),
        loaded == null ? null : loaded.digest(),
        probe == null ? null : probe.ok());
  }

  /// All of it, now.
  Report report(Kind kind, @Nullable Cause cause, InstanceIdentity instance) {
    LoadedAccess loaded = access.loaded();
    return new Report(
        kind,
        cause,
        clock.instant(),
        instance,
        version,
        life.standing(),
        loaded == null ? null : loaded.sequence(),
        loaded == null ? null : loaded.digest(),
        access.probe(),
        life.started(),
        books.tally(),
        Descriptors.now());
  }
}

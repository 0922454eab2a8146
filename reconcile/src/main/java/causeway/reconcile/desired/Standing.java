package causeway.reconcile.desired;

import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.Memory.Entry;
import causeway.reconcile.observed.Report;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One instance with what is remembered of it and what its proxy last said.
record Standing(Instance instance, Entry entry, @Nullable Report report) {

  String id() {
    return instance.id();
  }

  /// Takes clients and is meant to. Descriptions may be stale, but an instance once seen on its way
  /// out never comes back into service by itself.
  boolean inService() {
    return instance.inService() && entry.draining() == null && entry.parked() == null;
  }

  /// When there was last a sign of its proxy, or of the instance itself when it never reported. An
  /// old report stays old also for a function that sees the instance for the first time.
  Instant lastHeard() {
    return report == null ? entry.seen() : report.written();
  }

  boolean silent(Instant now, Duration after) {
    return lastHeard().plus(after).isBefore(now);
  }

  /// Waits at the launch hook for its proxy's good report.
  boolean launching() {
    return instance.state() == LifecycleState.PENDING_WAIT && entry.draining() == null;
  }

  /// Its wait at the launch hook is over; in a moment it is in service.
  boolean entering() {
    return instance.state() == LifecycleState.PENDING_PROCEED && entry.draining() == null;
  }

  boolean failed() {
    return report != null && report.state() == Report.State.FAILED;
  }

  /// Whether its proxy, heard lately, serves a snapshot no older than the one that it first had to.
  boolean ready(Instant now, Duration silentAfter) {
    return report != null
        && !report.silent(now, silentAfter)
        && report.state() == Report.State.SERVING
        && report.sequence() != null
        && report.sequence() >= Math.max(1, entry.sequence());
  }
}

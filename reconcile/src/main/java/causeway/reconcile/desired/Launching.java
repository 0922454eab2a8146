package causeway.reconcile.desired;

import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.Report;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An instance at the launch hook: it comes into service only when its proxy enforces a snapshot at
/// least as new as the one that was current when it was first seen, so that a rule revoked before
/// is never served again by a newcomer with an old one.
final class Launching {
  private Launching() {}

  /// @param recorded whether its record, if it needs one, is in DNS: the record comes first
  static AtHook decide(
      Standing standing, Hook hook, boolean recorded, LifecycleSettings settings, Instant now) {
    if (standing.ready(now, settings.silentAfter())) {
      return recorded
          ? new AtHook.Continue(
              hook,
              "let " + standing.id() + " into service: its proxy enforces " + sequence(standing))
          : hold(standing, hook, "its record comes first", settings, now);
    }
    if (standing.failed()) {
      return new AtHook.Abandon(hook, "abandon " + standing.id() + ": " + failure(standing));
    }
    Instant since = standing.entry().launch();
    if (since != null && !since.plus(settings.launchLimit()).isAfter(now)) {
      return new AtHook.Abandon(
          hook,
          "abandon "
              + standing.id()
              + ": not ready after "
              + Names.duration(settings.launchLimit())
              + ": "
              + missing(standing, settings, now));
    }
    return hold(standing, hook, missing(standing, settings, now), settings, now);
  }

  private static AtHook hold(
      Standing standing, Hook hook, String why, LifecycleSettings settings, Instant now) {
    Instant since = standing.entry().launch();
    boolean due = since != null && Heartbeats.due(standing.entry(), since, hook, settings, now);
    return new AtHook.Hold(hook, why, due);
  }

  private static String failure(Standing standing) {
    Report report = standing.report();
    String reason = report == null ? null : report.reason();
    String message = report == null ? null : report.message();
    return "its proxy failed"
        + (reason == null ? "" : " (" + reason + ")")
        + (message == null ? "" : ": " + message);
  }

  private static String missing(Standing standing, LifecycleSettings settings, Instant now) {
    Report report = standing.report();
    if (report == null) {
      return "no report yet";
    }
    if (report.silent(now, settings.silentAfter())) {
      return "its last report is old";
    }
    if (report.state() != Report.State.SERVING) {
      return "its proxy is " + report.state().name().toLowerCase(java.util.Locale.ROOT);
    }
    return "its proxy enforces "
        + sequence(standing)
        + ", it must be at least "
        + Math.max(1, standing.entry().sequence());
  }

  private static String sequence(Standing standing) {
    @Nullable Long sequence = standing.report() == null ? null : standing.report().sequence();
    return sequence == null ? "no snapshot" : "sequence " + sequence;
  }
}

package causeway.reconcile.desired;

import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.Report;
import java.time.Duration;
import java.time.Instant;

/// An instance at the terminate hook: its record goes, it lets live connections finish, and only
/// then goes itself. A proxy that falls silent meanwhile proves nothing, so its time runs to the
/// limit.
final class Draining {
  private Draining() {}

  /// @param recorded whether DNS still names it
  static AtHook decide(
      Standing standing, Hook hook, boolean recorded, LifecycleSettings settings, Instant now) {
    Instant since = standing.entry().draining() == null ? now : standing.entry().draining();
    Duration limit = Heartbeats.longestDrain(hook, settings);
    Report report = standing.report();
    if (recorded) {
      return hold(standing, hook, since, "until its record is gone", settings, now);
    }
    if (neverServed(standing)) {
      return new AtHook.Continue(hook, "let go of " + standing.id() + ": it never took clients");
    }
    if (report != null && finished(report, since)) {
      return new AtHook.Continue(hook, "let go of " + standing.id() + ": drained");
    }
    if (!since.plus(limit).isAfter(now)) {
      return new AtHook.Continue(
          hook,
          "let go of "
              + standing.id()
              + ": drain limit of "
              + Names.duration(limit)
              + " reached with "
              + connections(report));
    }
    return hold(standing, hook, since, connections(report), settings, now);
  }

  private static AtHook hold(
      Standing standing,
      Hook hook,
      Instant since,
      String why,
      LifecycleSettings settings,
      Instant now) {
    return new AtHook.Hold(hook, why, Heartbeats.due(standing.entry(), since, hook, settings, now));
  }

  /// An abandoned launch, say: it waits here too, but no client ever knew it. One that was in
  /// standby or in the pool before may have served.
  private static boolean neverServed(Standing standing) {
    return standing.entry().launch() != null
        && standing.entry().admitted() == null
        && standing.entry().parked() == null
        && (standing.report() == null || !standing.report().served());
  }

  private static boolean finished(Report report, Instant since) {
    if (report.connections() > 0) {
      return false;
    }
    return switch (report.state()) {
      case DRAINED -> true;
      // What it said before may be over: it may have recovered without being able to say so.
      case FAILED -> !report.written().isBefore(since);
      // Nothing live a moment ago, but a client that asked DNS before may still come.
      case SERVING, DRAINING, STARTING -> false;
    };
  }

  private static String connections(@org.jspecify.annotations.Nullable Report report) {
    return report == null ? "no report" : Names.count(report.connections(), "connection");
  }
}

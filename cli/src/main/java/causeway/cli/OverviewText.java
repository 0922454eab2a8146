package causeway.cli;

import causeway.access.snapshot.SnapshotCodec;
import causeway.cli.farm.Account.FrontDoorRecord;
import causeway.cli.farm.Ago;
import causeway.cli.farm.InForce;
import causeway.cli.farm.Overview;
import causeway.cli.farm.Proxies.Proxy;
import causeway.cli.farm.ProxyReport;
import causeway.cli.farm.Run;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// A farm for people: what is in force, a line each instance, what the functions did last.
record OverviewText(Overview overview) {
  private static final String NOTHING = "-";

  /// Longer than this, a digest only makes lines wrap.
  private static final int DIGEST = "sha256:0123456789ab".length();

  void print(PrintWriter out) {
    line(out, "farm        %s, %s".formatted(overview.farm().name(), overview.farm().region()));
    line(out, "document    %s".formatted(document()));
    line(out, "snapshot    %s".formatted(snapshot()));
    frontDoor(out);
    LatchLines.print(overview.latches(), out);
    out.println();
    proxies(out);
    for (Run run : overview.runs()) {
      out.println();
      run(out, run);
    }
  }

  private String document() {
    if (overview.documentSince() == null) {
      return "none yet; causeway apply uploads the first";
    }
    return "version %s, uploaded %s ago"
        .formatted(
            overview.documentVersion(), Ago.between(overview.documentSince(), overview.now()));
  }

  private String snapshot() {
    InForce inForce = overview.inForce();
    if (inForce == null) {
      return "none yet";
    }
    String version = String.valueOf(inForce.snapshot().documentVersion());
    return "sequence %d, %s, %s, published %s ago"
        .formatted(
            inForce.sequence(),
            SnapshotCodec.digest(inForce.snapshot()).substring(0, DIGEST),
            version.equals(overview.documentVersion())
                ? "of that document"
                : "of version " + version,
            Ago.between(inForce.since(), overview.now()));
  }

  private void frontDoor(PrintWriter out) {
    if (overview.frontDoor() == null) {
      return;
    }
    if (overview.records().isEmpty()) {
      line(out, "front door  %s has no record".formatted(overview.frontDoor()));
    }
    for (FrontDoorRecord set : overview.records()) {
      line(
          out,
          "front door  %s %s %s%s"
              .formatted(
                  overview.frontDoor(),
                  set.alias() ? set.type() + " alias of" : set.type(),
                  String.join(" ", set.values()),
                  set.set() == null ? "" : " (" + set.set() + ")"));
    }
  }

  private void proxies(PrintWriter out) {
    if (overview.proxies().isEmpty()) {
      out.println("no instances");
      return;
    }
    Table table =
        new Table(
            "INSTANCE",
            "ZONE",
            "LIFECYCLE",
            "HEALTH",
            "PROXY",
            "SEQUENCE",
            "LAG",
            "CONNECTIONS",
            "DRAINING",
            "REPORT");
    for (Proxy proxy : overview.proxies()) {
      ProxyReport report = proxy.report();
      table.row(
          proxy.member().id(),
          proxy.member().zone(),
          proxy.member().lifecycle(),
          proxy.member().health(),
          report == null ? NOTHING : report.state(),
          shown(report == null ? null : report.sequence()),
          shown(overview.lag(proxy)),
          report == null ? NOTHING : Long.toString(report.connections()),
          report == null || report.drainingSince() == null
              ? NOTHING
              : Ago.between(report.drainingSince(), overview.now()),
          report == null ? "never" : Ago.between(report.time(), overview.now()) + " ago");
    }
    table.print(out);
    for (Proxy proxy : overview.proxies()) {
      ProxyReport report = proxy.report();
      if (report != null && report.message() != null) {
        line(out, "%s: %s".formatted(proxy.member().id(), report.message()));
      }
    }
  }

  private void run(PrintWriter out, Run run) {
    line(
        out,
        "%s  %s, looked %s ago"
            .formatted(run.function(), run.outcome(), Ago.between(run.looked(), overview.now())));
    if (run.changed() != null) {
      String ago = Ago.between(run.changed(), overview.now());
      run.done().forEach(done -> line(out, "  %s ago: %s".formatted(ago, done)));
    }
    run.troubles().forEach(trouble -> line(out, "  %s".formatted(trouble)));
  }

  private static String shown(@Nullable Long number) {
    return number == null ? NOTHING : number.toString();
  }

  private static void line(PrintWriter out, String text) {
    out.println(Text.line(text));
  }
}

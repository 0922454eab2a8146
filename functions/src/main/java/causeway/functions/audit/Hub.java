package causeway.functions.audit;

import causeway.access.host.ArnPartition;
import causeway.functions.cloud.SecurityHub.HubFinding;
import causeway.functions.cloud.SecurityHub.Resource;
import causeway.reconcile.audit.AuditReport;
import causeway.reconcile.audit.AuditReport.Dated;
import causeway.reconcile.audit.Finding;
import causeway.reconcile.audit.Finding.Subject;
import causeway.reconcile.audit.Past;
import causeway.reconcile.audit.Place;
import causeway.reconcile.audit.Severity;
import causeway.reconcile.audit.Status;
import causeway.reconcile.audit.WitnessWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An audit as findings for Security Hub, in the farm's account and Region: those that are open,
/// and those that are over, archived. What could not be looked at again is left as it is there.
public final class Hub {
  private static final int TITLE = 256;
  private static final int DESCRIPTION = 1_024;
  private static final int RECOMMENDATION = 512;
  private static final int DETAIL = 1_024;

  private final Place home;
  private final Instant at;

  private Hub(Place home, Instant at) {
    this.home = home;
    this.at = at;
  }

  /// What to send, in the order of the report.
  public static List<HubFinding> of(AuditReport report, Place home) {
    Hub hub = new Hub(home, report.at());
    List<HubFinding> findings = new ArrayList<>();
    for (Dated each : report.findings()) {
      if (each.finding().status() != Status.SETTLING) {
        findings.add(hub.open(each));
      }
    }
    report.resolved().stream()
        .filter(known -> known.status() != Status.SETTLING)
        .map(hub::over)
        .forEach(findings::add);
    return findings;
  }

  private HubFinding open(Dated dated) {
    Finding finding = dated.finding();
    Map<String, String> fields = new TreeMap<>();
    fields.put("causeway/Status", finding.status().code());
    fields.put("causeway/Reason", finding.reason());
    finding.evidence().stream()
        .findFirst()
        .ifPresent(evidence -> {
          fields.put(
              "causeway/Witness",
              cut(AuditJson.request(evidence.refuted().witness()).toString(), DETAIL));
          fields.put("causeway/Words", cut(WitnessWords.of(evidence), DETAIL));
        });
    return finding(
        finding.id(),
        finding.check(),
        dated.firstSeen(),
        finding.severity(),
        finding.subject(),
        finding.title(),
        finding.words(),
        finding.remedy(),
        finding.status(),
        false,
        fields);
  }

  private HubFinding over(Past.Known known) {
    return finding(
        known.id(),
        known.check(),
        known.firstSeen(),
        known.severity(),
        known.subject(),
        known.title(),
        known.message(),
        "Nothing: an audit did not find it any more.",
        known.status(),
        true,
        Map.of("causeway/Status", "resolved"));
  }

  private HubFinding finding(
      String id,
      String check,
      Instant firstSeen,
      Severity severity,
      Subject subject,
      String title,
      String message,
      String remedy,
      Status status,
      boolean archived,
      Map<String, String> fields) {
    String partition = ArnPartition.of(home.region());
    return new HubFinding(
        id,
        "arn:%s:securityhub:%s:%s:product/%s/default"
            .formatted(partition, home.region(), home.account(), home.account()),
        "causeway/" + check,
        home.account(),
        firstSeen,
        at,
        severity.name(),
        cut(subject.endpoint() + ": " + title, TITLE),
        cut(message, DESCRIPTION),
        cut(remedy, RECOMMENDATION),
        status == Status.VIOLATION ? (archived ? "PASSED" : "FAILED") : "NOT_AVAILABLE",
        archived,
        new Resource(
            subject.arn(),
            partition,
            subject.place().region(),
            Map.of(
                "Service", cut(subject.service(), DETAIL), "Account", subject.place().account())),
        fields);
  }

  /// AWS refuses what is longer.
  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}

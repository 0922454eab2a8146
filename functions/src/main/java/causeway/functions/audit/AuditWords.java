package causeway.functions.audit;

import causeway.reconcile.audit.AuditReport;
import causeway.reconcile.audit.AuditReport.Dated;
import causeway.reconcile.audit.Finding;
import causeway.reconcile.audit.Past;
import causeway.reconcile.audit.Status;
import causeway.reconcile.audit.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// An audit in words: the whole for a terminal, and what is new for a mail.
public final class AuditWords {
  private static final int MOST_SUBJECT = 100;

  private AuditWords() {}

  /// `3 endpoints: 1 violation (1 new), 1 not decided, 1 not looked at`.
  public static String summary(AuditReport report) {
    List<String> parts = new ArrayList<>();
    long fresh =
        report.findings().stream()
            .filter(each -> each.fresh() && each.finding().status() == Status.VIOLATION)
            .count();
    count(
        parts,
        report.count(Status.VIOLATION),
        "violation",
        fresh > 0 ? " (" + fresh + " new)" : "");
    plain(parts, report.count(Status.UNKNOWN), "not decided");
    plain(parts, report.unread().size(), "not looked at");
    plain(parts, report.count(Status.SETTLING), "on its way");
    count(parts, report.count(Status.NOTICE), "notice", "");
    plain(parts, report.resolved().size(), "resolved");
    int endpoints = report.endpoints().size();
    return endpoints
        + (endpoints == 1 ? " endpoint: " : " endpoints: ")
        + (parts.isEmpty() ? "nothing found" : String.join(", ", parts));
  }

  private static void count(List<String> parts, long number, String noun, String more) {
    if (number > 0) {
      parts.add(number + " " + noun + (number == 1 ? "" : "s") + more);
    }
  }

  private static void plain(List<String> parts, long number, String words) {
    if (number > 0) {
      parts.add(number + " " + words);
    }
  }

  /// Every finding, the worst first.
  public static List<String> lines(AuditReport report) {
    List<String> lines = new ArrayList<>();
    report.findings().forEach(each -> lines.addAll(finding(each)));
    for (Unread each : report.unread()) {
      lines.add(
          "NOT LOOKED AT  " + each.subject() + ": " + each.message() + " [" + each.code() + "]");
    }
    for (Past.Known each : report.carried()) {
      lines.add(
          "still open     "
              + each.subject().endpoint()
              + ": "
              + each.title()
              + "; it could not be looked at again");
    }
    for (Past.Known each : report.resolved()) {
      lines.add("resolved       " + each.subject().endpoint() + ": " + each.title());
    }
    lines.add(summary(report));
    return lines;
  }

  private static List<String> finding(Dated dated) {
    Finding finding = dated.finding();
    return List.of(
        label(finding)
            + "  "
            + finding.subject().endpoint()
            + " ("
            + finding.subject().service()
            + ", "
            + finding.subject().place()
            + ")"
            + (dated.fresh() ? " NEW" : " since " + dated.firstSeen()),
        "    " + finding.title() + " [" + finding.check() + "]",
        "    " + finding.words(),
        "    " + finding.remedy());
  }

  private static String label(Finding finding) {
    return switch (finding.status()) {
      case VIOLATION -> finding.severity().name();
      case UNKNOWN -> "UNKNOWN";
      case SETTLING -> "on its way";
      case NOTICE -> "notice";
    };
  }

  /// The subject of a mail; a topic takes one line of printable ASCII.
  public static String subject(String farm, List<Dated> told, List<Unread> unread) {
    String text =
        told.isEmpty()
            ? "Causeway " + farm + ": an audit could not look at everything"
            : "Causeway "
                + farm
                + ": "
                + told.size()
                + (told.size() == 1 ? " new finding" : " new findings")
                + ", worst "
                + told.getFirst().finding().severity()
                + (unread.isEmpty() ? "" : "; not everything could be looked at");
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() <= MOST_SUBJECT ? plain : plain.substring(0, MOST_SUBJECT);
  }

  /// What a mail says.
  ///
  /// @param where the report is
  public static String message(
      List<Dated> told, List<Unread> unread, AuditReport report, String where) {
    StringBuilder text = new StringBuilder();
    told.forEach(each -> finding(each).forEach(line -> text.append(line).append('\n')));
    unread.forEach(each ->
        text.append("NOT LOOKED AT  ")
            .append(each.subject())
            .append(": ")
            .append(each.message())
            .append('\n'));
    text.append('\n').append(summary(report)).append('\n').append(where).append('\n');
    return text.toString();
  }

  /// What people should hear of: new violations, and what is newly not decided.
  public static Predicate<Dated> worthTelling() {
    return each ->
        each.fresh()
            && switch (each.finding().status()) {
              case VIOLATION, UNKNOWN -> true;
              case SETTLING, NOTICE -> false;
            };
  }
}

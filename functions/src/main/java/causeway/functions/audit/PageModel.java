package causeway.functions.audit;

import causeway.reconcile.audit.AuditReport;
import causeway.reconcile.audit.AuditReport.Audited;
import causeway.reconcile.audit.AuditReport.Dated;
import causeway.reconcile.audit.Place;
import causeway.reconcile.audit.Severity;
import causeway.reconcile.audit.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the page shows, in its order.
public record PageModel(AuditReport report, Heading heading) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public static String time(Instant time) {
    return TIME.format(time);
  }

  /// The audit in a sentence that can stand alone.
  public String verdict() {
    long violations = report.count(Status.VIOLATION);
    return switch (report.outcome()) {
      case CLEAN -> "Nothing found";
      case FINDINGS -> violations + (violations == 1 ? " violation" : " violations");
      case UNKNOWN -> "Not everything could be decided";
    };
  }

  /// What could not be decided or looked at, which no reader may take for passed.
  public boolean open() {
    return report.count(Status.UNKNOWN) > 0 || !report.unread().isEmpty();
  }

  public String verdictStyle() {
    return switch (report.outcome()) {
      case CLEAN -> "good";
      case FINDINGS -> "bad";
      case UNKNOWN -> "open";
    };
  }

  public long fresh() {
    return report.findings().stream().filter(Dated::fresh).count();
  }

  /// The findings of these kinds, as cards.
  public List<PageFinding> findings(Status... statuses) {
    Map<String, Audited> endpoints =
        report.endpoints().stream()
            .collect(
                Collectors.toMap(each -> each.endpoint().arn(), Function.identity(), (a, b) -> a));
    return report.findings().stream()
        .filter(each -> List.of(statuses).contains(each.finding().status()))
        .map(each -> new PageFinding(each, endpoints.get(each.finding().subject().arn())))
        .toList();
  }

  public List<PageFinding> violations() {
    return findings(Status.VIOLATION);
  }

  public List<PageFinding> unknowns() {
    return findings(Status.UNKNOWN);
  }

  public List<PageFinding> others() {
    return findings(Status.SETTLING, Status.NOTICE);
  }

  public List<Place> places() {
    return List.copyOf(new TreeSet<>(report.places()));
  }

  public long count(Place place) {
    return report.endpoints().stream()
        .filter(each -> each.endpoint().place().equals(place))
        .count();
  }

  public long count(Severity severity) {
    return report.findings().stream()
        .filter(each -> each.finding().severity() == severity)
        .filter(each -> each.finding().status() == Status.VIOLATION)
        .count();
  }

  public @Nullable String before() {
    Instant before = report.before();
    return before == null ? null : time(before);
  }
}

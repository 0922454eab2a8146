package causeway.functions.report;

import causeway.functions.AuditConfig;
import causeway.functions.audit.AuditJson;
import causeway.functions.audit.AuditPage;
import causeway.functions.audit.AuditWords;
import causeway.functions.audit.Heading;
import causeway.functions.audit.Hub;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects.Condition;
import causeway.functions.cloud.Retry;
import causeway.functions.cloud.SecurityHub;
import causeway.functions.cloud.SecurityHub.HubFinding;
import causeway.functions.json.Tree;
import causeway.functions.report.Run.Outcome;
import causeway.reconcile.audit.AuditReport;
import causeway.reconcile.audit.AuditReport.Dated;
import causeway.reconcile.audit.Finding;
import causeway.reconcile.audit.Severity;
import causeway.reconcile.audit.Status;
import causeway.reconcile.audit.Unread;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells of an audit: the report in the state bucket, metrics, a message about what is new,
/// Security Hub, and, for what ConfigChangeFunction can mend, a word to it. The report comes first,
/// and what fails after it is told again by the next audit, so that nothing is lost and some may
/// come twice.
public final class AuditTelling {
  private static final DateTimeFormatter KEY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// What stands for Security Hub among what is untold.
  private static final String HUB = "security-hub";

  private final Cloud cloud;
  private final Host host;
  private final AuditConfig config;
  private final AuditMemory memory;
  private final Retry retry;
  private final List<String> done = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Set<String> untold = new HashSet<>();

  public AuditTelling(Cloud cloud, Host host, AuditConfig config, AuditMemory memory) {
    this.cloud = cloud;
    this.host = host;
    this.config = config;
    this.memory = memory;
    this.retry = new Retry(host);
  }

  /// Tells, and keeps what the next audit must know.
  ///
  /// @param last what is known of the audit before
  /// @param document the version that the audit went by
  public Run tell(
      AuditReport report, AuditMemory.Last last, @Nullable String document, Instant began) {
    String folder = "audits/" + KEY.format(report.at());
    List<Dated> news = news(report, last.untold());
    List<Unread> unread =
        report.unread().stream().filter(each -> !last.unread().contains(each.subject())).toList();
    boolean mend = config.repairQueue() != null && report.findings().stream().anyMatch(this::mends);
    metrics(report);
    String key = folder + "/report.json";
    if (config.dryRun()) {
      done.add("write " + key);
      if (!news.isEmpty() || !unread.isEmpty()) {
        done.add("tell of " + news.size() + " new findings");
      }
      if (mend) {
        done.add("ask ConfigChangeFunction to look");
      }
    } else {
      write(
          report,
          folder,
          new Heading(
              config.settings().farm(),
              config.settings().home().region(),
              document,
              report.before() == null ? null : last.report()));
      message(report, news, unread, key);
      hub(report);
      if (mend) {
        mend(report.at());
      }
    }
    Outcome outcome =
        config.dryRun()
            ? Outcome.DRY_RUN
            : failures.isEmpty() ? Outcome.COMPLETE : Outcome.INCOMPLETE;
    Run run =
        new Run("audit", outcome, began, report.at(), 1, done, List.of(), alarms(report), failures);
    memory.keep(
        run,
        config.dryRun()
            ? last
            : new AuditMemory.Last(
                report.at(),
                report.at(),
                key,
                document,
                report.settling(),
                untold,
                report.unread().stream().map(Unread::subject).collect(Collectors.toSet())));
    return run;
  }

  private static List<Dated> news(AuditReport report, Set<String> untold) {
    return report.findings().stream()
        .filter(
            each -> AuditWords.worthTelling().test(each) || untold.contains(each.finding().id()))
        .toList();
  }

  private static List<String> alarms(AuditReport report) {
    return switch (report.outcome()) {
      case CLEAN -> List.of();
      case FINDINGS, UNKNOWN -> List.of(AuditWords.summary(report));
    };
  }

  /// The page first: whoever finds the JSON finds both. Neither is ever written over.
  private void write(AuditReport report, String folder, Heading heading) {
    put(folder + "/report.html", AuditPage.html(report, heading).getBytes(StandardCharsets.UTF_8));
    put(folder + "/report.json", Tree.bytes(AuditJson.write(report, heading)));
    done.add("wrote " + folder + "/report.json");
  }

  private void put(String key, byte[] bytes) {
    retry.change(() -> {
      String _ = cloud.objects().put(config.buckets().state(), key, bytes, new Condition.Absent());
    });
  }

  private void message(AuditReport report, List<Dated> news, List<Unread> unread, String key) {
    if (news.isEmpty() && unread.isEmpty()) {
      return;
    }
    String where = "s3://" + config.buckets().state() + "/" + key.replace(".json", ".html");
    try {
      retry.repeat(() ->
          cloud
              .topics()
              .publish(
                  config.findingsTopic(),
                  AuditWords.subject(config.settings().farm(), news, unread),
                  AuditWords.message(news, unread, report, where)));
      done.add("told of " + news.size() + (news.size() == 1 ? " new finding" : " new findings"));
    } catch (CloudException failed) {
      failures.add(failed.getMessage());
      news.forEach(each -> untold.add(each.finding().id()));
    }
  }

  private void hub(AuditReport report) {
    if (!config.securityHub()) {
      return;
    }
    List<HubFinding> findings = Hub.of(report, config.settings().home());
    for (int from = 0; from < findings.size(); from += SecurityHub.MOST) {
      List<HubFinding> batch =
          findings.subList(from, Math.min(findings.size(), from + SecurityHub.MOST));
      try {
        List<String> refused = retry.read(() -> cloud.securityHub().send(batch));
        refused.forEach(each -> failures.add("Security Hub refused " + each));
      } catch (CloudException failed) {
        failures.add(failed.getMessage());
        untold.add(HUB);
      }
    }
    if (!findings.isEmpty() && !untold.contains(HUB)) {
      done.add("sent " + findings.size() + " findings to Security Hub");
    }
  }

  /// Drift of what ConfigChangeFunction writes; in what settles it has its hand already.
  private boolean mends(Dated dated) {
    Finding finding = dated.finding();
    return finding.check().equals("drift")
        && finding.status() == Status.VIOLATION
        && config.settings().home().equals(finding.subject().place());
  }

  private void mend(Instant at) {
    String queue = config.repairQueue();
    if (queue == null) {
      return;
    }
    String message =
        Tree.object()
            .put("source", "causeway.command")
            .put("command", "look")
            .put("id", "audit-" + KEY.format(at))
            .toString();
    try {
      retry.repeat(() -> cloud.queue().send(queue, message));
      done.add("asked ConfigChangeFunction to look");
    } catch (CloudException failed) {
      failures.add(failed.getMessage());
    }
  }

  private void metrics(AuditReport report) {
    String farm = config.settings().farm();
    host.log(
        new Metrics(Map.of("Farm", farm))
            .add("AuditedEndpoints", report.endpoints().size())
            .add("AuditViolations", report.count(Status.VIOLATION))
            .add("AuditUnknown", report.count(Status.UNKNOWN))
            .add("AuditNotLookedAt", report.unread().size())
            .line(report.at()));
    for (Severity severity : Severity.values()) {
      Map<String, String> dimensions = new LinkedHashMap<>();
      dimensions.put("Farm", farm);
      dimensions.put("Severity", severity.name());
      host.log(
          new Metrics(dimensions)
              .add(
                  "Findings",
                  report.findings().stream()
                      .filter(each -> each.finding().severity() == severity)
                      .count())
              .line(report.at()));
    }
  }
}

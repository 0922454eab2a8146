package causeway.functions;

import causeway.functions.audit.PastJson;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.cloud.Retry;
import causeway.functions.event.Trigger;
import causeway.functions.observed.AuditObserver;
import causeway.functions.observed.AuditObserver.Used;
import causeway.functions.report.AuditMemory;
import causeway.functions.report.AuditTelling;
import causeway.functions.report.Run;
import causeway.functions.report.Run.Outcome;
import causeway.reconcile.audit.AuditReport;
import causeway.reconcile.audit.AuditView;
import causeway.reconcile.audit.Auditor;
import causeway.reconcile.audit.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// AuditFunction without Lambda: from triggers to a report. It changes no target of others, so
/// there is no plan to repeat until it is empty: it looks when an audit is due, judges, and tells.
/// One for the life of a process, used by one run at a time.
public final class AuditPass {
  public static final String NAME = "audit";

  /// What telling takes; no endpoint is begun with less left.
  private static final Duration TELLING = Duration.ofSeconds(30);

  private final Cloud cloud;
  private final Host host;
  private final AuditConfig config;
  private final Retry retry;
  private final AuditObserver observer;
  private final AuditMemory memory;

  public AuditPass(Cloud cloud, Host host, AuditConfig config) {
    this.cloud = cloud;
    this.host = host;
    this.config = config;
    this.retry = new Retry(host);
    this.observer = new AuditObserver(cloud, host, config);
    this.memory = new AuditMemory(NAME, cloud.objects(), host, config.buckets().state());
  }

  /// Audits, if one is due.
  ///
  /// @param deadline after which no further endpoint is begun
  /// @throws causeway.functions.cloud.CloudException when it could not even look
  public Run run(List<Trigger> triggers, Instant deadline) {
    Instant began = host.now();
    AuditMemory.Last last = memory.read();
    List<String> none = List.of();
    if (Pass.old(triggers, last.completed())) {
      return new Run(
          NAME, Outcome.ACKNOWLEDGED, began, last.completed(), 0, none, none, none, none);
    }
    Used used = observer.document().orElse(null);
    Optional<String> notDue = notDue(triggers, last, used, began);
    if (notDue.isPresent()) {
      Run run =
          new Run(NAME, Outcome.COMPLETE, began, began, 0, none, List.of(notDue.get()), none, none);
      memory.keep(run);
      return run;
    }
    AuditView view = observer.look(used);
    Past past = past(last.report());
    Instant enough = deadline.minus(TELLING);
    AuditReport report =
        Auditor.audit(view, config.settings(), past, () -> host.now().isBefore(enough));
    return new AuditTelling(cloud, host, config, memory)
        .tell(report, last, used == null ? null : used.version(), began);
  }

  /// Why there is nothing to do yet; empty when an audit is due.
  private Optional<String> notDue(
      List<Trigger> triggers, AuditMemory.Last last, @Nullable Used used, Instant now) {
    Duration every = used == null ? Duration.ofHours(6) : used.document().audit().every();
    Instant next = last.audited().plus(every);
    boolean asked = triggers.stream().anyMatch(AuditPass::asks);
    boolean another = used != null && !String.valueOf(used.version()).equals(last.document());
    return asked || another || last.unfinished() || !now.isBefore(next)
        ? Optional.empty()
        : Optional.of("the next audit is due at " + next);
  }

  /// Whether it asks for an audit by itself; a tick leaves that to the time.
  public static boolean asks(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Tick _ -> false;
      case Trigger.LifecycleAction _,
          Trigger.InstanceChanged _,
          Trigger.RefreshChanged _,
          Trigger.ObjectCreated _,
          Trigger.ParameterChanged _,
          Trigger.ResourceChanged _,
          Trigger.ApiCalled _,
          Trigger.StackChanged _,
          Trigger.AlarmChanged _,
          Trigger.Command _ ->
          true;
    };
  }

  /// The audit before; one that cannot be read counts as none, and everything as new.
  private @Nullable Past past(@Nullable String key) {
    if (key == null) {
      return null;
    }
    Optional<Stored> stored =
        retry.read(() -> cloud.objects().get(config.buckets().state(), key, Integer.MAX_VALUE));
    try {
      return stored.map(each -> PastJson.read(each.bytes())).orElse(null);
    } catch (IllegalArgumentException broken) {
      host.log(
          "WARN " + key + " cannot be read, so everything counts as new: " + broken.getMessage());
      return null;
    }
  }
}

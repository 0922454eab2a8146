package causeway.functions;

import causeway.functions.apply.Applied;
import causeway.functions.apply.Changes;
import causeway.functions.apply.Settled;
import causeway.functions.apply.Targets;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.event.Evidence;
import causeway.functions.event.Trigger;
import causeway.functions.observed.LifecycleObserver;
import causeway.functions.report.LifecycleReport;
import causeway.functions.report.Run;
import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.desired.LifecycleRules;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.plan.LifecyclePlanner;
import causeway.reconcile.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// LifecycleFunction without Lambda: from triggers to a report. One for the life of a process, used
/// by one run at a time; what it keeps between runs only saves reads.
public final class LifecyclePass {
  public static final String NAME = "lifecycle";

  private final Host host;
  private final LifecycleConfig config;
  private final Rules rules;
  private final Settled settled = new Settled();
  private final LifecycleObserver observer;
  private final Changes changes;
  private final Pass pass;
  private final LifecycleReport report;

  public LifecyclePass(Cloud cloud, Host host, LifecycleConfig config) {
    this(cloud, host, config, LifecycleRules::desired);
  }

  LifecyclePass(Cloud cloud, Host host, LifecycleConfig config, Rules rules) {
    this.host = host;
    this.config = config;
    this.rules = rules;
    this.observer = new LifecycleObserver(cloud, host, config);
    this.changes =
        new Changes(
            cloud,
            host,
            new Targets(
                config.buckets().state(),
                config.settings().group(),
                config.settings().hostedZoneId(),
                ""));
    this.report = new LifecycleReport(NAME, cloud.objects(), host, config);
    this.pass = new Pass(host, config.dryRun());
  }

  /// What a view leads to, as a value.
  interface Rules {
    LifecycleDesired desired(LifecycleView view, LifecycleSettings settings, Instant now);
  }

  /// Looks, and changes what differs.
  ///
  /// @param deadline after which no further look begins
  /// @throws causeway.functions.cloud.CloudException when it could not even look
  public Run run(List<Trigger> triggers, Instant deadline) {
    Looking looking = new Looking(triggers);
    Run run = pass.run(NAME, triggers, report.lastCompletedLook(), deadline, looking);
    if (looking.view != null && looking.desired != null) {
      report.tell(run, looking.view, looking.desired);
    }
    return run;
  }

  /// One run's looks; the last one is what the report tells of.
  private final class Looking implements Pass.Steps {
    private final List<Trigger> triggers;
    private @Nullable LifecycleView view;
    private @Nullable LifecycleDesired desired;

    Looking(List<Trigger> triggers) {
      this.triggers = triggers;
    }

    @Override
    public Pass.Looked look(Instant now) {
      LifecycleObserver.Seen seen = observer.look(settled.now(now));
      view = seen.view();
      desired = rules.desired(view, config.settings(), now);
      Plan plan = LifecyclePlanner.plan(view, desired);
      List<String> alarms = new ArrayList<>(plan.alarms());
      alarms.addAll(seen.faults());
      return new Pass.Looked(
          new Plan(plan.actions(), plan.waits(), alarms), Evidence.newer(triggers, view, now));
    }

    @Override
    public Applied apply(Plan plan) {
      Applied applied = changes.apply(plan);
      settled.add(applied.settled(), host.now());
      return applied;
    }
  }
}

package causeway.functions;

import causeway.functions.apply.Applied;
import causeway.functions.apply.Changes;
import causeway.functions.apply.Targets;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.event.Evidence;
import causeway.functions.event.Trigger;
import causeway.functions.observed.ConfigObserver;
import causeway.functions.report.ConfigReport;
import causeway.functions.report.Run;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.desired.ConfigDesired;
import causeway.reconcile.desired.ConfigRules;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.plan.Action;
import causeway.reconcile.plan.ConfigPlanner;
import causeway.reconcile.plan.Plan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// ConfigChangeFunction without Lambda: from triggers to a report. One for the life of a process,
/// used by one run at a time; what it keeps between runs only saves reads.
public final class ConfigChangePass {
  public static final String NAME = "config-change";

  private final ConfigChangeConfig config;
  private final Rules rules;
  private final ConfigObserver observer;
  private final Changes changes;
  private final Pass pass;
  private final ConfigReport report;

  public ConfigChangePass(Cloud cloud, Host host, ConfigChangeConfig config) {
    this(cloud, host, config, ConfigRules::desired);
  }

  ConfigChangePass(Cloud cloud, Host host, ConfigChangeConfig config, Rules rules) {
    this.config = config;
    this.rules = rules;
    this.observer = new ConfigObserver(cloud, host, config);
    this.changes =
        new Changes(
            cloud, host, new Targets(config.buckets().state(), "", "", config.faultsTopic()));
    this.report = new ConfigReport(NAME, cloud.objects(), host, config);
    this.pass = new Pass(host, config.dryRun());
  }

  /// What a view leads to, as a value.
  interface Rules {
    ConfigDesired desired(ConfigView view, ConfigSettings settings);
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
    private @Nullable ConfigView view;
    private @Nullable ConfigDesired desired;

    Looking(List<Trigger> triggers) {
      this.triggers = triggers;
    }

    @Override
    public Pass.Looked look(Instant now) {
      view = observer.look(report.faultsReported());
      desired = rules.desired(view, config.settings());
      return new Pass.Looked(
          ConfigPlanner.plan(view, desired), Evidence.newer(triggers, view, now));
    }

    @Override
    public Applied apply(Plan plan) {
      Applied applied = changes.apply(plan);
      for (Action action : applied.done()) {
        if (action instanceof Action.ReportFaults faults) {
          report.faultsReported(faults.documentVersion());
        }
      }
      return applied;
    }
  }
}

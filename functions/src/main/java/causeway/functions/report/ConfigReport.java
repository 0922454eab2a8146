package causeway.functions.report;

import causeway.functions.ConfigChangeConfig;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects;
import causeway.functions.json.Tree;
import causeway.reconcile.desired.ConfigDesired;
import causeway.reconcile.observed.ConfigView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells of a pass of ConfigChangeFunction: one log line in words, metrics, and
/// `runs/config-change.json` with the document's faults.
public final class ConfigReport {
  private static final int MOST_FAULTS = 100;

  private final ConfigChangeConfig config;
  private final Host host;
  private final Runs runs;
  private @Nullable String faultsReported;

  public ConfigReport(String function, Objects objects, Host host, ConfigChangeConfig config) {
    this.config = config;
    this.host = host;
    this.runs = new Runs(objects, host, config.buckets().state(), function);
  }

  /// When the last completed look began, as the report before says.
  public Instant lastCompletedLook() {
    Runs.LastRun last = runs.read();
    JsonNode root = last.root();
    faultsReported = root == null ? null : Tree.text(root, "faultsReported");
    return last.completed();
  }

  /// The version of the document whose faults people already know.
  public @Nullable String faultsReported() {
    return faultsReported;
  }

  public void faultsReported(String version) {
    faultsReported = version;
  }

  public void tell(Run run, ConfigView view, ConfigDesired desired) {
    host.log(RunWords.of(run));
    ConfigDesired.Faults faults = desired.faults();
    long sequence = view.inForce() == null ? 0 : view.inForce().sequence();
    host.log(
        new Metrics(Map.of("Farm", config.settings().farm()))
            .add("DocumentFaults", faults == null ? 0 : faults.faults().size())
            .add("Sequence", sequence)
            .add("Alarms", run.alarms().size())
            .add("FailedActions", run.failures().size())
            .line(run.looked()));
    ObjectNode extra = Tree.object().put("sequence", sequence);
    if (faultsReported != null) {
      extra.put("faultsReported", faultsReported);
    }
    if (faults != null) {
      ObjectNode document = extra.putObject("document").put("version", faults.version());
      ArrayNode lines = document.putArray("faults");
      faults.faults().stream().limit(MOST_FAULTS).forEach(fault -> lines.add(fault.toString()));
    }
    runs.write(run, extra);
  }
}

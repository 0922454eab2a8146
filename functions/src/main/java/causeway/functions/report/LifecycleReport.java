package causeway.functions.report;

import causeway.functions.LifecycleConfig;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects;
import causeway.functions.json.Tree;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.Report;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells of a pass of LifecycleFunction: one log line in words, metrics of the farm, its zones and
/// its denials, and `runs/lifecycle.json`.
public final class LifecycleReport {
  private final LifecycleConfig config;
  private final Host host;
  private final Runs runs;
  private Runs.LastRun last = new Runs.LastRun(null);

  public LifecycleReport(String function, Objects objects, Host host, LifecycleConfig config) {
    this.config = config;
    this.host = host;
    this.runs = new Runs(objects, host, config.buckets().state(), function);
  }

  /// When the last completed look began, as the report before says.
  public Instant lastCompletedLook() {
    last = runs.read();
    return last.completed();
  }

  public void tell(Run run, LifecycleView view, LifecycleDesired desired) {
    host.log(RunWords.of(run));
    JsonNode root = last.root();
    JsonNode before = root == null ? null : root.get("counters");
    metrics(run, view, desired, before);
    ObjectNode extra = Tree.object();
    ObjectNode counters = extra.putObject("counters");
    for (Instance instance : view.group().instances()) {
      Report report = view.reports().get(instance.id());
      JsonNode counted = before == null ? null : before.get(instance.id());
      if (report != null) {
        Tally.keep(counters.putObject(instance.id()), report);
      } else if (counted != null) {
        // Missing once, it must not count anew from the start when it is back.
        counters.set(instance.id(), counted);
      }
    }
    runs.write(run, extra);
  }

  private void metrics(
      Run run, LifecycleView view, LifecycleDesired desired, @Nullable JsonNode before) {
    String farm = config.settings().farm();
    Map<String, Metrics> zones = new TreeMap<>();
    Map<String, Metrics> reasons = new TreeMap<>();
    Metrics all =
        new Metrics(Map.of("Farm", farm))
            .add("Silent", desired.silent())
            .add("Alarms", run.alarms().size())
            .add("FailedActions", run.failures().size())
            .add("InService", 0)
            .add("Draining", 0)
            .add("SequenceLag", 0);
    for (Instance instance : view.group().instances()) {
      Metrics zone =
          zones.computeIfAbsent(
              instance.zone(),
              name -> new Metrics(dimensions(farm, "Zone", name)).add("InService", 0));
      Report report = view.reports().get(instance.id());
      if (instance.inService()) {
        all.add("InService", 1);
        zone.add("InService", 1);
        all.most("SequenceLag", lag(view.sequence(), report));
      }
      if (instance.state().terminating()) {
        all.add("Draining", 1);
      }
      if (report != null) {
        all.add("Connections", report.connections());
        zone.add("Connections", report.connections());
        JsonNode counted = before == null ? null : before.get(instance.id());
        Tally.since(counted, report)
            .forEach((name, grown) -> {
              String reason = Tally.reason(name);
              if (reason.isEmpty()) {
                all.add(name, grown);
              } else {
                reasons
                    .computeIfAbsent(reason, any -> new Metrics(dimensions(farm, "Reason", reason)))
                    .add("Denied", grown);
              }
            });
      }
    }
    host.log(all.line(run.looked()));
    zones.values().forEach(zone -> host.log(zone.line(run.looked())));
    reasons.values().forEach(reason -> host.log(reason.line(run.looked())));
  }

  /// How many publications a proxy in service is behind.
  private static long lag(long sequence, @Nullable Report report) {
    Long enforced = report == null ? null : report.sequence();
    return enforced == null ? sequence : Math.max(0, sequence - enforced);
  }

  private static Map<String, String> dimensions(String farm, String name, String value) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("Farm", farm);
    dimensions.put(name, value);
    return dimensions;
  }
}

package causeway.functions.apply;

import causeway.access.document.Fault;
import causeway.access.snapshot.SnapshotCodec;
import causeway.functions.Buckets;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects.Condition;
import causeway.functions.cloud.Retry;
import causeway.functions.observed.MemoryJson;
import causeway.reconcile.observed.Wait;
import causeway.reconcile.plan.Action;
import causeway.reconcile.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Carries out a plan, action by action. Each action can be repeated: it names the state that it
/// was planned against, or doing it twice is harmless. One that fails does not stop the others,
/// which concern other targets; but a memory that cannot be written does, because the rest relies
/// on it, and after a batch of records no further one goes, because it may take away what the first
/// was to replace.
public final class Changes {
  private final Cloud cloud;
  private final Targets targets;
  private final Retry retry;

  public Changes(Cloud cloud, Host host, Targets targets) {
    this.cloud = cloud;
    this.targets = targets;
    this.retry = new Retry(host);
  }

  public Applied apply(Plan plan) {
    List<Action> done = new ArrayList<>();
    Set<Wait> settled = new HashSet<>();
    List<String> moved = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    boolean records = true;
    for (Action action : plan.actions()) {
      if (action instanceof Action.ChangeRecords && !records) {
        continue;
      }
      try {
        if (action instanceof Action.RecordHeartbeat) {
          retry.repeat(() -> make(action));
        } else {
          retry.change(() -> make(action));
        }
        done.add(action);
        if (action instanceof Action.CompleteLifecycle completion) {
          settled.add(new Wait(completion.instance(), completion.hook()));
        }
      } catch (CloudException failed) {
        if (action instanceof Action.CompleteLifecycle completion
            && failed.failure() == Failure.NOT_FOUND) {
          settled.add(new Wait(completion.instance(), completion.hook()));
          continue;
        }
        String words = action.words() + ": " + failed.getMessage();
        switch (failed.failure()) {
          case CONFLICT, NOT_FOUND, OUTCOME_UNKNOWN -> moved.add(words);
          case THROTTLED, UNAVAILABLE, DENIED, INVALID -> failures.add(words);
        }
        if (action instanceof Action.Remember) {
          break;
        }
        records &= !(action instanceof Action.ChangeRecords);
      }
    }
    return new Applied(done, settled, moved, failures);
  }

  private void make(Action action) {
    switch (action) {
      case Action.Remember memory ->
          put(Buckets.MEMORY, MemoryJson.write(memory.memory()), Condition.of(memory.etag()));
      case Action.ChangeRecords records ->
          cloud.route53().change(targets.hostedZoneId(), records.changes());
      case Action.CompleteLifecycle completion ->
          cloud
              .autoScaling()
              .completeLifecycleAction(
                  targets.group(), completion.hook(), completion.instance(), completion.result());
      case Action.RecordHeartbeat heartbeat ->
          cloud
              .autoScaling()
              .recordLifecycleActionHeartbeat(
                  targets.group(), heartbeat.hook(), heartbeat.instance());
      case Action.SetUnhealthy unhealthy -> cloud.autoScaling().setUnhealthy(unhealthy.instance());
      case Action.PublishSnapshot snapshot ->
          put(
              Buckets.SNAPSHOT,
              SnapshotCodec.write(snapshot.snapshot()),
              Condition.of(snapshot.etag()));
      case Action.SetEndpointPolicy policy ->
          cloud.vpcEndpoints().setPolicy(policy.endpointId(), policy.policy());
      case Action.ChangePrefixList list ->
          cloud
              .prefixLists()
              .modify(list.listId(), list.currentVersion(), list.add(), list.remove());
      case Action.CreateTemplateVersion version ->
          cloud
              .launchTemplates()
              .createVersion(
                  version.templateId(),
                  version.source(),
                  version.imageId(),
                  "causeway-" + version.source() + "-" + version.imageId());
      case Action.StartRefresh refresh ->
          cloud
              .autoScaling()
              .startInstanceRefresh(refresh.group(), refresh.templateId(), refresh.version());
      case Action.ReportFaults faults -> report(faults);
    }
  }

  private void put(String key, byte[] bytes, Condition condition) {
    String _ = cloud.objects().put(targets.stateBucket(), key, bytes, condition);
  }

  private void report(Action.ReportFaults faults) {
    String lines =
        faults.faults().stream().map(Fault::toString).collect(Collectors.joining("\n", "", "\n"));
    cloud
        .topics()
        .publish(
            targets.faultsTopic(),
            "Causeway: " + faults.faults().size() + " faults in " + Buckets.DOCUMENT,
            "Version "
                + faults.documentVersion()
                + " of "
                + Buckets.DOCUMENT
                + " is not published; what was in force stays in force.\n\n"
                + lines);
  }
}

package causeway.functions.cloud;

import causeway.reconcile.observed.Group;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.InstanceRefresh;
import causeway.reconcile.plan.Action.Result;
import java.util.List;
import java.util.Optional;

/// Auto Scaling.
public interface AutoScaling {
  /// The group with its instances, those of a warm pool included, without addresses.
  ///
  /// @throws CloudException NOT_FOUND without such a group
  Group describeGroup(String group);

  List<Hook> describeHooks(String group);

  /// Ends a wait.
  ///
  /// @throws CloudException NOT_FOUND when the instance does not wait at that hook, or no longer
  void completeLifecycleAction(String group, String hook, String instance, Result result);

  /// Prolongs a wait by the hook's heartbeat timeout.
  ///
  /// @throws CloudException NOT_FOUND when the instance does not wait at that hook, or no longer
  void recordLifecycleActionHeartbeat(String group, String hook, String instance);

  /// Marks the instance unhealthy, regardless of its grace period.
  void setUnhealthy(String instance);

  /// The most recent refresh.
  Optional<InstanceRefresh> describeLatestRefresh(String group);

  /// Starts a refresh to this numbered version, with automatic rollback, skipping instances that
  /// have it.
  ///
  /// @throws CloudException CONFLICT when one is running
  void startInstanceRefresh(String group, String templateId, long version);
}

package causeway.functions.aws;

import causeway.functions.cloud.AutoScaling;
import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.reconcile.observed.Group;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.InstanceRefresh;
import causeway.reconcile.observed.InstanceRefresh.Status;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.plan.Action.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;

/// Auto Scaling by the SDK.
final class AwsAutoScaling implements AutoScaling {
  private final AutoScalingClient client;

  AwsAutoScaling(AutoScalingClient client) {
    this.client = client;
  }

  @Override
  public Group describeGroup(String name) {
    AutoScalingGroup group =
        Call.of(
                "describe group " + name,
                () -> client.describeAutoScalingGroups(to -> to.autoScalingGroupNames(name)))
            .autoScalingGroups()
            .stream()
            .findFirst()
            .orElseThrow(() ->
                new CloudException(
                    Failure.NOT_FOUND, "there is no Auto Scaling group " + name, null));
    List<Instance> instances = new ArrayList<>(group.instances());
    if (group.warmPoolConfiguration() != null) {
      Call.of(
              "describe the warm pool of " + name,
              () ->
                  client
                      .describeWarmPoolPaginator(to -> to.autoScalingGroupName(name))
                      .instances()
                      .stream()
                      .toList())
          .forEach(instances::add);
    }
    return new Group(
        name, version(group), instances.stream().map(AwsAutoScaling::instance).toList());
  }

  private static @org.jspecify.annotations.Nullable String version(AutoScalingGroup group) {
    LaunchTemplateSpecification template = group.launchTemplate();
    if (template == null && group.mixedInstancesPolicy() != null) {
      template = group.mixedInstancesPolicy().launchTemplate().launchTemplateSpecification();
    }
    return template == null ? null : template.version();
  }

  private static causeway.reconcile.observed.Instance instance(Instance instance) {
    return new causeway.reconcile.observed.Instance(
        instance.instanceId(),
        instance.availabilityZone(),
        LifecycleState.of(instance.lifecycleStateAsString()),
        "Healthy".equalsIgnoreCase(instance.healthStatus()),
        null);
  }

  @Override
  public List<Hook> describeHooks(String group) {
    return Call.of(
            "describe the hooks of " + group,
            () -> client.describeLifecycleHooks(to -> to.autoScalingGroupName(group)))
        .lifecycleHooks()
        .stream()
        .map(hook ->
            new Hook(
                hook.lifecycleHookName(),
                Duration.ofSeconds(
                    hook.heartbeatTimeout() == null ? 3600 : hook.heartbeatTimeout())))
        .toList();
  }

  @Override
  public void completeLifecycleAction(String group, String hook, String instance, Result result) {
    var _ =
        Call.of(
            "complete the wait of " + instance + " at " + hook,
            () ->
                client.completeLifecycleAction(to ->
                    to.autoScalingGroupName(group)
                        .lifecycleHookName(hook)
                        .instanceId(instance)
                        .lifecycleActionResult(result.name())));
  }

  @Override
  public void recordLifecycleActionHeartbeat(String group, String hook, String instance) {
    var _ =
        Call.of(
            "heartbeat for " + instance + " at " + hook,
            () ->
                client.recordLifecycleActionHeartbeat(to ->
                    to.autoScalingGroupName(group).lifecycleHookName(hook).instanceId(instance)));
  }

  @Override
  public void setUnhealthy(String instance) {
    var _ =
        Call.of(
            "set the health of " + instance,
            () ->
                client.setInstanceHealth(to ->
                    to.instanceId(instance)
                        .healthStatus("Unhealthy")
                        .shouldRespectGracePeriod(false)));
  }

  @Override
  public Optional<InstanceRefresh> describeLatestRefresh(String group) {
    return Call.of(
            "describe the refreshes of " + group,
            () ->
                client.describeInstanceRefreshes(
                    to -> to.autoScalingGroupName(group).maxRecords(1)))
        .instanceRefreshes()
        .stream()
        .findFirst()
        .map(AwsAutoScaling::refresh);
  }

  private static InstanceRefresh refresh(
      software.amazon.awssdk.services.autoscaling.model.InstanceRefresh refresh) {
    LaunchTemplateSpecification template =
        refresh.desiredConfiguration() == null
            ? null
            : refresh.desiredConfiguration().launchTemplate();
    Status status =
        switch (refresh.status()) {
          case SUCCESSFUL -> Status.SUCCESSFUL;
          case FAILED, CANCELLED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> Status.GIVEN_UP;
          case PENDING,
              IN_PROGRESS,
              CANCELLING,
              ROLLBACK_IN_PROGRESS,
              BAKING,
              UNKNOWN_TO_SDK_VERSION ->
              Status.RUNNING;
        };
    return new InstanceRefresh(
        refresh.instanceRefreshId(),
        status,
        template == null ? null : template.version(),
        refresh.statusReason());
  }

  @Override
  public void startInstanceRefresh(String group, String templateId, long version) {
    var _ =
        Call.of(
            "start an instance refresh of " + group,
            () ->
                client.startInstanceRefresh(to ->
                    to.autoScalingGroupName(group)
                        .desiredConfiguration(as ->
                            as.launchTemplate(template ->
                                template
                                    .launchTemplateId(templateId)
                                    .version(Long.toString(version))))
                        .preferences(how ->
                            how.autoRollback(true)
                                .skipMatching(true)
                                .minHealthyPercentage(100)
                                .maxHealthyPercentage(200))));
  }
}

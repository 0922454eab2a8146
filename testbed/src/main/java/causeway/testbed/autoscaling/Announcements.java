package causeway.testbed.autoscaling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One group's events, worded as the service words them.
final class Announcements {
  private final World world;
  private final String group;

  Announcements(World world, String group) {
    this.world = world;
    this.group = group;
  }

  /// An instance waits for somebody to complete the hook's action.
  void waiting(Instance instance, HookWait wait) {
    LifecycleHook hook = wait.hook();
    boolean launch = hook.transition() == LifecycleHook.Transition.LAUNCHING;
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("LifecycleActionToken", wait.token());
    detail.put("AutoScalingGroupName", group);
    detail.put("LifecycleHookName", hook.name());
    detail.put("EC2InstanceId", instance.id());
    detail.put("LifecycleTransition", hook.transition().spelled());
    if (!hook.metadata().isEmpty()) {
      detail.put("NotificationMetadata", hook.metadata());
    }
    detail.put("Origin", launch ? "EC2" : "AutoScalingGroup");
    detail.put("Destination", launch ? "AutoScalingGroup" : "EC2");
    put(
        launch ? "EC2 Instance-launch Lifecycle Action" : "EC2 Instance-terminate Lifecycle Action",
        List.of(world.groupArn(group)),
        detail);
  }

  /// A launch or termination is over.
  void ended(Activity activity) {
    boolean launch = activity.kind() == Activity.Kind.LAUNCH;
    boolean good = activity.status() == Activity.Status.SUCCESSFUL;
    Map<String, Object> detail = new LinkedHashMap<>();
    // The service says so even when all is over.
    detail.put("StatusCode", good ? "InProgress" : activity.status().spelled());
    detail.put("Description", activity.description());
    detail.put("AutoScalingGroupName", group);
    detail.put("ActivityId", activity.id());
    detail.put(
        "Details",
        Map.of(
            "Availability Zone", activity.zone().name(), "Subnet ID", activity.zone().subnetId()));
    detail.put("RequestId", UUID.randomUUID().toString());
    detail.put("StatusMessage", activity.message());
    detail.put("StartTime", activity.started().toString());
    Instant ended = activity.ended();
    detail.put("EndTime", String.valueOf(ended == null ? activity.started() : ended));
    detail.put("EC2InstanceId", activity.instanceId());
    detail.put("Cause", activity.cause());
    detail.put("Origin", launch ? "EC2" : "AutoScalingGroup");
    detail.put("Destination", launch ? "AutoScalingGroup" : "EC2");
    List<String> resources = new ArrayList<>(List.of(world.groupArn(group)));
    if (!activity.instanceId().isEmpty()) {
      resources.add(world.instanceArn(activity.instanceId()));
    }
    put(
        "EC2 Instance "
            + (launch ? "Launch " : "Terminate ")
            + (good ? "Successful" : "Unsuccessful"),
        resources,
        detail);
  }

  /// @param what `Started`, `Succeeded`, `Rollback Failed` …
  void refresh(String what, String id) {
    put(
        "EC2 Auto Scaling Instance Refresh " + what,
        List.of(world.groupArn(group)),
        Map.of("InstanceRefreshId", id, "AutoScalingGroupName", group));
  }

  private void put(String detailType, List<String> resources, Map<String, Object> detail) {
    world.events().put(new EventSink.Event(detailType, world.scheduler().now(), resources, detail));
  }
}

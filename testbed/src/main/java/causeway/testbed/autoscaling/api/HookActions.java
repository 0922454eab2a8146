package causeway.testbed.autoscaling.api;

import causeway.testbed.autoscaling.AutoScaling;
import causeway.testbed.autoscaling.Group;
import causeway.testbed.autoscaling.LifecycleHook;
import causeway.testbed.autoscaling.LifecycleHook.Result;
import causeway.testbed.autoscaling.LifecycleHook.Transition;
import causeway.testbed.autoscaling.Refused;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Operations on lifecycle hooks, and on what they hold.
final class HookActions {
  private static final String HELD =
      "LifecycleHookName AutoScalingGroupName LifecycleActionToken InstanceId";

  private final AutoScaling service;

  HookActions(AutoScaling service) {
    this.service = service;
  }

  List<Action> all() {
    return List.of(
        Action.of(
            "PutLifecycleHook",
            "LifecycleHookName AutoScalingGroupName LifecycleTransition NotificationMetadata"
                + " HeartbeatTimeout DefaultResult",
            (query, xml) -> put(query)),
        Action.of(
            "DeleteLifecycleHook",
            "LifecycleHookName AutoScalingGroupName",
            (query, xml) -> delete(query)),
        Action.of(
            "DescribeLifecycleHooks", "AutoScalingGroupName LifecycleHookNames", this::describe),
        Action.of(
            "CompleteLifecycleAction",
            HELD + " LifecycleActionResult",
            (query, xml) ->
                service.complete(
                    query.require("AutoScalingGroupName"),
                    query.require("LifecycleHookName"),
                    query.text("InstanceId"),
                    query.text("LifecycleActionToken"),
                    Result.of(query.require("LifecycleActionResult")))),
        Action.of(
            "RecordLifecycleActionHeartbeat",
            HELD,
            (query, xml) ->
                service.heartbeat(
                    query.require("AutoScalingGroupName"),
                    query.require("LifecycleHookName"),
                    query.text("InstanceId"),
                    query.text("LifecycleActionToken"))));
  }

  /// A hook as the creation of a group specifies it.
  static LifecycleHook hook(Query query) {
    return new LifecycleHook(
        query.require("LifecycleHookName"),
        Transition.of(query.require("LifecycleTransition")),
        query.seconds("HeartbeatTimeout", Duration.ofHours(1)),
        Result.of(query.text("DefaultResult", "ABANDON")),
        query.text("NotificationMetadata", ""));
  }

  private void put(Query query) {
    Group group = service.group(query.require("AutoScalingGroupName"));
    String name = query.require("LifecycleHookName");
    @Nullable LifecycleHook before = group.hooks().get(name);
    if (before == null) {
      group.hooks().put(name, hook(query));
      return;
    }
    Transition transition =
        Transition.of(query.text("LifecycleTransition", before.transition().spelled()));
    group
        .hooks()
        .put(
            name,
            new LifecycleHook(
                name,
                transition,
                query.seconds("HeartbeatTimeout", before.heartbeatTimeout()),
                Result.of(query.text("DefaultResult", before.defaultResult().name())),
                query.text("NotificationMetadata", before.metadata())));
  }

  private void delete(Query query) {
    Group group = service.group(query.require("AutoScalingGroupName"));
    String name = query.require("LifecycleHookName");
    if (group.hooks().get(name) == null) {
      throw Refused.invalid("No Lifecycle Hook found with the name " + name);
    }
    service.deleteHook(group.name(), name);
  }

  private void describe(Query query, Xml xml) {
    Group group = service.group(query.require("AutoScalingGroupName"));
    List<String> names = query.list("LifecycleHookNames");
    Stream<LifecycleHook> chosen =
        group.hooks().values().stream()
            .filter(hook -> names.isEmpty() || names.contains(hook.name()));
    xml.list(
        "LifecycleHooks",
        chosen.toList(),
        (member, hook) -> {
          member.value("LifecycleHookName", hook.name());
          member.value("AutoScalingGroupName", group.name());
          member.value("LifecycleTransition", hook.transition().spelled());
          member.value("NotificationMetadata", hook.metadata().isEmpty() ? null : hook.metadata());
          member.value("HeartbeatTimeout", hook.heartbeatTimeout().toSeconds());
          member.value("GlobalTimeout", hook.globalTimeout().toSeconds());
          member.value("DefaultResult", hook.defaultResult());
        });
  }
}

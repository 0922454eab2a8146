package causeway.testbed.autoscaling.api;

import causeway.testbed.autoscaling.Activity;
import causeway.testbed.autoscaling.AutoScaling;
import causeway.testbed.autoscaling.Group;
import causeway.testbed.autoscaling.Instance;
import causeway.testbed.autoscaling.Refused;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Operations on single instances.
final class InstanceActions {
  /// What every instance of the testbed is said to be.
  static final String TYPE = "c7gn.large";

  private final AutoScaling service;

  InstanceActions(AutoScaling service) {
    this.service = service;
  }

  List<Action> all() {
    return List.of(
        Action.of(
            "DescribeAutoScalingInstances", "InstanceIds MaxRecords NextToken", this::describe),
        Action.of(
            "SetInstanceHealth",
            "InstanceId HealthStatus ShouldRespectGracePeriod",
            (query, xml) ->
                service.setHealth(
                    query.require("InstanceId"),
                    healthy(query.require("HealthStatus")),
                    query.flag("ShouldRespectGracePeriod", true))),
        Action.of(
            "TerminateInstanceInAutoScalingGroup",
            "InstanceId ShouldDecrementDesiredCapacity",
            this::terminate),
        Action.of(
            "EnterStandby",
            "InstanceIds AutoScalingGroupName ShouldDecrementDesiredCapacity",
            standby((name, query) -> {
              query.require("ShouldDecrementDesiredCapacity");
              service.enterStandby(
                  name,
                  query.list("InstanceIds"),
                  query.flag("ShouldDecrementDesiredCapacity", true));
            })),
        Action.of(
            "ExitStandby",
            "InstanceIds AutoScalingGroupName",
            standby((name, query) -> service.exitStandby(name, query.list("InstanceIds")))));
  }

  private static boolean healthy(String spelled) {
    return switch (spelled) {
      case "Healthy" -> true;
      case "Unhealthy" -> false;
      default ->
          throw Refused.invalid(
              "Valid instance health states are: [Healthy, Unhealthy]; not " + spelled);
    };
  }

  private void describe(Query query, Xml xml) {
    List<String> ids = query.list("InstanceIds");
    record In(Group group, Instance instance) {}
    List<In> chosen =
        service.groups().stream()
            .flatMap(group -> group.instances().stream().map(each -> new In(group, each)))
            .filter(in -> ids.isEmpty() || ids.contains(in.instance().id()))
            .toList();
    Page<In> page = Page.of(chosen, query, 50, 50);
    xml.list(
        "AutoScalingInstances",
        page.items(),
        (member, in) -> {
          Parts.instance(member, in.instance(), TYPE);
          member.value("AutoScalingGroupName", in.group().name());
          // Upper case here and capitalised in the group's description: so is AWS.
          member.value("HealthStatus", in.instance().healthy() ? "HEALTHY" : "UNHEALTHY");
        });
    xml.value("NextToken", page.next());
  }

  private void terminate(Query query, Xml xml) {
    query.require("ShouldDecrementDesiredCapacity");
    String id = query.require("InstanceId");
    Group group = service.groupOf(id);
    Activity activity = service.terminate(id, query.flag("ShouldDecrementDesiredCapacity", false));
    xml.object("Activity", body -> GroupActions.activity(body, group, activity));
  }

  private BiConsumer<Query, Xml> standby(BiConsumer<String, Query> move) {
    return (query, xml) -> {
      Group group = service.group(query.require("AutoScalingGroupName"));
      @Nullable Activity before =
          group.activities().isEmpty() ? null : group.activities().getFirst();
      move.accept(group.name(), query);
      List<Activity> since =
          group.activities().stream().takeWhile(activity -> activity != before).toList();
      xml.list(
          "Activities",
          since,
          (member, activity) -> GroupActions.activity(member, group, activity));
    };
  }
}

package causeway.testbed.autoscaling.api;

import causeway.testbed.autoscaling.AutoScaling;
import causeway.testbed.autoscaling.Group;
import causeway.testbed.autoscaling.Refused;
import causeway.testbed.autoscaling.ScalingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Operations on scaling policies.
final class PolicyActions {
  private static final String TRACKING = "TargetTrackingConfiguration";

  private final AutoScaling service;

  PolicyActions(AutoScaling service) {
    this.service = service;
  }

  List<Action> all() {
    return List.of(
        Action.of(
            "PutScalingPolicy",
            "AutoScalingGroupName PolicyName PolicyType AdjustmentType MinAdjustmentMagnitude"
                + " ScalingAdjustment Cooldown "
                + TRACKING,
            this::put),
        Action.of(
            "DescribePolicies",
            "AutoScalingGroupName PolicyNames PolicyTypes MaxRecords NextToken",
            this::describe),
        Action.of("DeletePolicy", "AutoScalingGroupName PolicyName", (query, xml) -> delete(query)),
        Action.of(
            "ExecutePolicy",
            "AutoScalingGroupName PolicyName HonorCooldown",
            (query, xml) ->
                service.execute(
                    query.text("AutoScalingGroupName"),
                    query.require("PolicyName"),
                    query.flag("HonorCooldown", false))));
  }

  private void put(Query query, Xml xml) {
    Group group = service.group(query.require("AutoScalingGroupName"));
    ScalingPolicy policy = policy(group, query.require("PolicyName"), query);
    group.scaling().policies().put(policy.name(), policy);
    xml.value("PolicyARN", policy.arn());
    xml.values("Alarms", List.of());
  }

  private static ScalingPolicy policy(Group group, String name, Query query) {
    String arn = group.scaling().arn(name);
    String type = query.text("PolicyType", "SimpleScaling");
    if (type.equals("TargetTrackingScaling")) {
      Query tracking = query.structure(TRACKING);
      tracking.allowOnly(
          Set.of(
              "PredefinedMetricSpecification",
              "CustomizedMetricSpecification",
              "TargetValue",
              "DisableScaleIn"));
      String predefined = tracking.text("PredefinedMetricSpecification.PredefinedMetricType");
      String metric =
          predefined != null
              ? predefined
              : tracking.require("CustomizedMetricSpecification.MetricName");
      return new ScalingPolicy.TargetTracking(
          name,
          arn,
          metric,
          Double.parseDouble(tracking.require("TargetValue")),
          tracking.flag("DisableScaleIn", false));
    }
    if (!type.equals("SimpleScaling")) {
      throw Refused.invalid(
          "PolicyType " + type + " is not SimpleScaling or TargetTrackingScaling");
    }
    query.require("ScalingAdjustment");
    ScalingPolicy.Simple simple =
        new ScalingPolicy.Simple(
            name,
            arn,
            query.require("AdjustmentType"),
            query.whole("ScalingAdjustment", 0),
            query.whole("MinAdjustmentMagnitude", 0),
            query.seconds("Cooldown", group.settings().periods().cooldown()));
    // An adjustment type that there is not is refused now, not when an alarm needs it.
    simple.checked();
    return simple;
  }

  private void delete(Query query) {
    String name = query.require("PolicyName");
    @Nullable String named = query.text("AutoScalingGroupName");
    for (Group group : named == null ? service.groups() : List.of(service.group(named))) {
      if (group
          .scaling()
          .policies()
          .values()
          .removeIf(policy -> policy.name().equals(name) || policy.arn().equals(name))) {
        return;
      }
    }
    throw Refused.invalid("PolicyARN or name not found - no policy " + name);
  }

  private void describe(Query query, Xml xml) {
    @Nullable String name = query.text("AutoScalingGroupName");
    List<String> names = query.list("PolicyNames");
    List<String> types = query.list("PolicyTypes");
    List<Group> groups = name == null ? service.groups() : List.of(service.group(name));
    record Of(Group group, ScalingPolicy policy) {}
    List<Of> chosen =
        groups.stream()
            .flatMap(group ->
                group.scaling().policies().values().stream().map(each -> new Of(group, each)))
            .filter(of ->
                names.isEmpty()
                    || names.contains(of.policy().name())
                    || names.contains(of.policy().arn()))
            .filter(of -> types.isEmpty() || types.contains(type(of.policy())))
            .toList();
    Page<Of> page = Page.of(chosen, query, 50, 100);
    xml.list(
        "ScalingPolicies",
        page.items(),
        (member, of) -> {
          member.value("AutoScalingGroupName", of.group().name());
          member.value("PolicyName", of.policy().name());
          member.value("PolicyARN", of.policy().arn());
          member.value("PolicyType", type(of.policy()));
          write(member, of.policy());
          member.values("Alarms", List.of());
          member.value("Enabled", true);
        });
    xml.value("NextToken", page.next());
  }

  private static String type(ScalingPolicy policy) {
    return switch (policy) {
      case ScalingPolicy.Simple _ -> "SimpleScaling";
      case ScalingPolicy.TargetTracking _ -> "TargetTrackingScaling";
    };
  }

  private static void write(Xml xml, ScalingPolicy policy) {
    switch (policy) {
      case ScalingPolicy.Simple simple -> {
        xml.value("AdjustmentType", simple.type());
        xml.value("ScalingAdjustment", simple.adjustment());
        Duration cooldown = simple.cooldown();
        xml.value("Cooldown", cooldown.toSeconds());
      }
      case ScalingPolicy.TargetTracking tracking ->
          xml.object(
              TRACKING,
              body -> {
                if (tracking.metric().startsWith("ASG")) {
                  body.object(
                      "PredefinedMetricSpecification",
                      metric -> metric.value("PredefinedMetricType", tracking.metric()));
                } else {
                  body.object(
                      "CustomizedMetricSpecification",
                      metric -> metric.value("MetricName", tracking.metric()));
                }
                body.value("TargetValue", tracking.target());
                body.value("DisableScaleIn", tracking.disableScaleIn());
              });
    }
  }
}

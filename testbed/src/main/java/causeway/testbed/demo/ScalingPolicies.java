package causeway.testbed.demo;

import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Xml;
import causeway.testbed.farm.StackFarm;
import java.util.Locale;
import java.util.Map;

/// The group's one policy, over Auto Scaling's API.
///
/// @param target percent of a processor
record ScalingPolicies(StackFarm farm, String name, double target) {
  static ScalingPolicies of(StackFarm farm) {
    Xml policy =
        farm.autoScaling()
            .query(
                Service.AUTO_SCALING,
                "DescribePolicies",
                Map.of("AutoScalingGroupName", farm.name()))
            .all("DescribePoliciesResult/ScalingPolicies/member")
            .getFirst();
    return new ScalingPolicies(
        farm,
        policy.text("PolicyName"),
        Double.parseDouble(policy.text("TargetTrackingConfiguration/TargetValue")));
  }

  void aimAt(double percent) {
    farm.autoScaling()
        .query(
            Service.AUTO_SCALING,
            "PutScalingPolicy",
            Map.of(
                "AutoScalingGroupName",
                farm.name(),
                "PolicyName",
                name,
                "PolicyType",
                "TargetTrackingScaling",
                "TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType",
                "ASGAverageCPUUtilization",
                "TargetTrackingConfiguration.TargetValue",
                String.format(Locale.ROOT, "%.1f", percent)));
  }

  /// Why the newest activity with an alarm in its cause was started; empty when there is none.
  String alarmed() {
    return farm
        .autoScaling()
        .query(
            Service.AUTO_SCALING,
            "DescribeScalingActivities",
            Map.of("AutoScalingGroupName", farm.name()))
        .all("DescribeScalingActivitiesResult/Activities/member")
        .stream()
        .map(activity -> activity.text("Cause"))
        .filter(cause -> cause.contains("AlarmHigh"))
        .findFirst()
        .orElse("");
  }
}

package causeway.testbed.farm;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import causeway.testbed.stack.Form;
import causeway.testbed.stack.Made;
import causeway.testbed.stack.Maker;
import causeway.testbed.stack.Properties;
import causeway.testbed.stack.Request;
import java.util.List;
import java.util.Map;

/// Makes a stack's Auto Scaling group and its policies, over the service's own API.
///
/// @param autoScaling where that API is
record GroupMakers(Aws autoScaling) {
  Map<String, Maker> byType() {
    return Map.of(
        "AWS::AutoScaling::AutoScalingGroup", this::group,
        "AWS::AutoScaling::ScalingPolicy", this::policy);
  }

  private Made group(Request request) {
    Properties properties = request.properties();
    String name = properties.text("AutoScalingGroupName", request.generatedName());
    Form form =
        Form.members()
            .put("AutoScalingGroupName", name)
            .put("VPCZoneIdentifier", String.join(",", properties.texts("VPCZoneIdentifier")));
    for (String same :
        List.of(
            "MinSize",
            "MaxSize",
            "DesiredCapacity",
            "LaunchTemplate",
            "TargetGroupARNs",
            "HealthCheckType",
            "HealthCheckGracePeriod",
            "DefaultInstanceWarmup",
            "LifecycleHookSpecificationList")) {
      form.put(same, properties.get(same));
    }
    autoScaling.query(Service.AUTO_SCALING, "CreateAutoScalingGroup", form.fields());
    return Made.of(name);
  }

  private Made policy(Request request) {
    Properties properties = request.properties();
    String name = properties.text("PolicyName", request.generatedName());
    Form form = Form.members().put("PolicyName", name);
    for (String same :
        List.of("AutoScalingGroupName", "PolicyType", "TargetTrackingConfiguration")) {
      form.put(same, properties.get(same));
    }
    String arn =
        autoScaling
            .query(Service.AUTO_SCALING, "PutScalingPolicy", form.fields())
            .text("PutScalingPolicyResult/PolicyARN");
    return Made.of(arn, "Arn", arn);
  }
}

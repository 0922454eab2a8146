package causeway.testbed.autoscaling;

import java.util.UUID;

/// All that lies outside the engine.
///
/// @param account the account and Region of every ARN
public record World(
    Scheduler scheduler,
    Ec2 ec2,
    TargetGroups targets,
    EventSink events,
    Timings timings,
    String region,
    String account) {

  String groupArn(String name) {
    return arn("autoScalingGroup:" + stable(name) + ":autoScalingGroupName/" + name);
  }

  String policyArn(String group, String name) {
    return arn(
        "scalingPolicy:"
            + stable(group + "/" + name)
            + ":autoScalingGroupName/"
            + group
            + ":policyName/"
            + name);
  }

  String instanceArn(String id) {
    return "arn:aws:ec2:" + region + ":" + account + ":instance/" + id;
  }

  private String arn(String rest) {
    return "arn:aws:autoscaling:" + region + ":" + account + ":" + rest;
  }

  private static UUID stable(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}

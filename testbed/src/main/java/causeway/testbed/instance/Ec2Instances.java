package causeway.testbed.instance;

import causeway.testbed.autoscaling.Ec2.Launch;
import causeway.testbed.autoscaling.LaunchTemplate;
import causeway.testbed.autoscaling.Refused;
import causeway.testbed.autoscaling.Zone;
import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Instances in EC2, over its public query API.
public final class Ec2Instances implements CloudInstances {
  private final Call call;

  public Ec2Instances(Call call) {
    this.call = call;
  }

  /// Asks EC2 one thing, and throws when it refuses.
  @FunctionalInterface
  public interface Call {
    /// Gives the root of the answer.
    Element answer(String action, Map<String, String> parameters);
  }

  @Override
  public String run(Launch launch, String address) {
    Map<String, String> parameters =
        new LinkedHashMap<>(template("LaunchTemplate.", launch.template()));
    parameters.put("LaunchTemplate.Version", Long.toString(launch.version()));
    parameters.put("MinCount", "1");
    parameters.put("MaxCount", "1");
    parameters.put("SubnetId", launch.zone().subnetId());
    parameters.put("PrivateIpAddress", address);
    parameters.put("TagSpecification.1.ResourceType", "instance");
    parameters.put("TagSpecification.1.Tag.1.Key", "aws:autoscaling:groupName");
    parameters.put("TagSpecification.1.Tag.1.Value", launch.group());
    return text(call.answer("RunInstances", parameters), "instanceId");
  }

  @Override
  public void terminate(String instanceId) {
    var _ = call.answer("TerminateInstances", Map.of("InstanceId.1", instanceId));
  }

  @Override
  public long version(LaunchTemplate template) {
    if (template.numbered()) {
      return Long.parseLong(template.version());
    }
    Map<String, String> parameters = new LinkedHashMap<>(template("", template));
    parameters.put("LaunchTemplateVersion.1", template.version());
    return Long.parseLong(
        text(call.answer("DescribeLaunchTemplateVersions", parameters), "versionNumber"));
  }

  @Override
  public Zone zone(String subnetId) {
    Element answer = call.answer("DescribeSubnets", Map.of("SubnetId.1", subnetId));
    return new Zone(text(answer, "availabilityZone"), subnetId);
  }

  private static Map<String, String> template(String prefix, LaunchTemplate template) {
    return template.id().isEmpty()
        ? Map.of(prefix + "LaunchTemplateName", template.name())
        : Map.of(prefix + "LaunchTemplateId", template.id());
  }

  private static String text(Element answer, String name) {
    NodeList found = answer.getElementsByTagName(name);
    if (found.getLength() == 0) {
      throw Refused.invalid("EC2's answer " + answer.getTagName() + " has no " + name);
    }
    return found.item(0).getTextContent().strip();
  }
}

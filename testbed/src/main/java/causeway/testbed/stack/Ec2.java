package causeway.testbed.stack;

import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Xml;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes what the template has of EC2: prefix lists, endpoints, security groups, launch templates.
final class Ec2 {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Ec2() {}

  static Made prefixList(Request request) {
    Properties properties = request.properties();
    Form form =
        Form.ec2()
            .put("PrefixListName", properties.text("PrefixListName"))
            .put("AddressFamily", properties.text("AddressFamily"))
            .put("MaxEntries", properties.get("MaxEntries"))
            .put("Entries", properties.get("Entries"));
    Xml answer = call(request, "CreateManagedPrefixList", form);
    String id = answer.text("prefixList/prefixListId");
    return new Made(id, Map.of("PrefixListId", id, "Arn", answer.text("prefixList/prefixListArn")));
  }

  static Made endpoint(Request request) {
    Properties properties = request.properties();
    JsonNode policy = properties.get("PolicyDocument");
    Form form =
        Form.ec2()
            .put("VpcId", properties.text("VpcId"))
            .put("ServiceName", properties.text("ServiceName"))
            .put("VpcEndpointType", properties.text("VpcEndpointType", "Gateway"))
            .put("RouteTableIds", properties.get("RouteTableIds"));
    if (!policy.isMissingNode()) {
      form.put("PolicyDocument", policy.isObject() ? policy.toString() : policy.asString());
    }
    String id = call(request, "CreateVpcEndpoint", form).text("vpcEndpoint/vpcEndpointId");
    return Made.of(id, "Id", id);
  }

  static Made launchTemplate(Request request) {
    Properties properties = request.properties();
    String name = properties.text("LaunchTemplateName", request.generatedName());
    Form form =
        Form.ec2()
            .put("LaunchTemplateName", name)
            .put("LaunchTemplateData", properties.get("LaunchTemplateData"));
    String id = call(request, "CreateLaunchTemplate", form).text("launchTemplate/launchTemplateId");
    return new Made(
        id,
        Map.of(
            "LaunchTemplateId",
            id,
            "LaunchTemplateName",
            name,
            "LatestVersionNumber",
            "1",
            "DefaultVersionNumber",
            "1"));
  }

  static Made securityGroup(Request request) {
    Properties properties = request.properties();
    Form form =
        Form.ec2()
            .put("GroupName", properties.text("GroupName", request.generatedName()))
            .put("GroupDescription", properties.text("GroupDescription"))
            .put("VpcId", properties.get("VpcId"));
    String id = call(request, "CreateSecurityGroup", form).text("groupId");
    authorize(request, id, "Ingress", properties.get("SecurityGroupIngress"));
    authorize(request, id, "Egress", properties.get("SecurityGroupEgress"));
    return new Made(id, Map.of("GroupId", id, "Id", id));
  }

  static Made ingress(Request request) {
    return rule(request, "Ingress");
  }

  static Made egress(Request request) {
    return rule(request, "Egress");
  }

  private static Made rule(Request request, String direction) {
    Properties properties = request.properties();
    ObjectNode rule = JSON.objectNode();
    for (String name :
        java.util.List.of(
            "IpProtocol",
            "FromPort",
            "ToPort",
            "CidrIp",
            "CidrIpv6",
            "Description",
            "SourcePrefixListId",
            "DestinationPrefixListId",
            "SourceSecurityGroupId",
            "DestinationSecurityGroupId")) {
      if (properties.has(name)) {
        rule.set(name, properties.get(name));
      }
    }
    authorize(request, properties.text("GroupId"), direction, JSON.arrayNode().add(rule));
    return Made.of(request.logicalId());
  }

  private static void authorize(Request request, String group, String direction, JsonNode rules) {
    if (rules.isEmpty()) {
      return;
    }
    ArrayNode permissions = JSON.arrayNode();
    rules.forEach(rule -> permissions.add(permission(rule)));
    Form form = Form.members().put("GroupId", group);
    for (int i = 0; i < permissions.size(); i++) {
      String prefix = "IpPermissions." + (i + 1) + ".";
      permissions
          .path(i)
          .properties()
          .forEach(field -> form.put(prefix + field.getKey(), field.getValue()));
    }
    call(request, "AuthorizeSecurityGroup" + direction, form);
  }

  /// A rule of the template as EC2's protocol has it.
  private static JsonNode permission(JsonNode rule) {
    ObjectNode permission = JSON.objectNode();
    permission.put("IpProtocol", rule.path("IpProtocol").asString("-1"));
    copy(rule, "FromPort", permission, "FromPort");
    copy(rule, "ToPort", permission, "ToPort");
    copy(rule, "CidrIp", permission, "IpRanges.1.CidrIp");
    copy(rule, "CidrIpv6", permission, "Ipv6Ranges.1.CidrIpv6");
    for (String side : java.util.List.of("Source", "Destination")) {
      copy(rule, side + "PrefixListId", permission, "PrefixListIds.1.PrefixListId");
      copy(rule, side + "SecurityGroupId", permission, "Groups.1.GroupId");
    }
    return permission;
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String as) {
    if (from.has(name)) {
      to.set(as, from.path(name));
    }
  }

  private static Xml call(Request request, String action, Form form) {
    return request.aws().query(Service.EC2, action, form.fields());
  }
}

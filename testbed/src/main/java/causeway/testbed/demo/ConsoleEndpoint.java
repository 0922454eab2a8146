package causeway.testbed.demo;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.EventBus;
import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Xml;
import causeway.testbed.farm.StackFarm;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The farm's endpoint in the hands of somebody in the console.
record ConsoleEndpoint(StackFarm farm, String id) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static ConsoleEndpoint of(StackFarm farm) {
    return new ConsoleEndpoint(farm, farm.deployment().stack().resource("S3Endpoint").ref());
  }

  /// Its policy now.
  String policy() {
    return described().text("policyDocument");
  }

  /// Adds a bucket to what it permits.
  void permit(String bucket) {
    ObjectNode policy = (ObjectNode) JsonMapper.shared().readTree(policy());
    ObjectNode statement =
        ((ArrayNode) policy.path("Statement"))
            .addObject()
            .put("Sid", "JustForToday")
            .put("Effect", "Allow")
            .put("Principal", "*")
            .put("Action", "s3:*");
    statement
        .putArray("Resource")
        .add("arn:aws:s3:::" + bucket)
        .add("arn:aws:s3:::" + bucket + "/*");
    farm.aws()
        .query(
            Service.EC2,
            "ModifyVpcEndpoint",
            Map.of("VpcEndpointId", id, "PolicyDocument", policy.toString()));
  }

  /// What CloudTrail makes of a call, where an account has a trail.
  void trail(String eventName) {
    ObjectNode call =
        JSON.objectNode().put("eventSource", "ec2.amazonaws.com").put("eventName", eventName);
    call.putObject("requestParameters").putObject(eventName + "Request").put("VpcEndpointId", id);
    new EventBus(farm.aws()).put("aws.ec2", "AWS API Call via CloudTrail", call, List.of());
  }

  /// As `aws ec2 describe-vpc-endpoints` prints it.
  String printed() {
    Xml described = described();
    ObjectNode root = JSON.objectNode();
    root.putArray("VpcEndpoints")
        .addObject()
        .put("VpcEndpointId", id)
        .put("VpcEndpointType", described.text("vpcEndpointType"))
        .put("VpcId", described.text("vpcId"))
        .put("ServiceName", described.text("serviceName"))
        .put("State", described.text("state"))
        .put("PolicyDocument", described.text("policyDocument"))
        .put("OwnerId", Aws.ACCOUNT);
    return root.toPrettyString();
  }

  /// What the stack says of itself.
  String stack() {
    return farm.aws()
        .json(
            Service.SSM, "GetParameter", JSON.objectNode().put("Name", "/causeway/" + farm.name()))
        .path("Parameter")
        .path("Value")
        .asString();
  }

  private Xml described() {
    return farm.aws()
        .query(Service.EC2, "DescribeVpcEndpoints", Map.of("VpcEndpointId.1", id))
        .all("vpcEndpointSet/item")
        .getFirst();
  }
}

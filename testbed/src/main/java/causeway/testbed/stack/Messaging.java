package causeway.testbed.stack;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes queues with their dead letters, topics, and what is subscribed to them.
final class Messaging {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Attributes that SQS takes by the names the template has.
  private static final List<String> QUEUE_ATTRIBUTES =
      List.of(
          "FifoQueue",
          "ContentBasedDeduplication",
          "DeduplicationScope",
          "FifoThroughputLimit",
          "VisibilityTimeout",
          "MessageRetentionPeriod",
          "ReceiveMessageWaitTimeSeconds",
          "DelaySeconds",
          "MaximumMessageSize",
          "SqsManagedSseEnabled",
          "RedrivePolicy",
          "RedriveAllowPolicy");

  private Messaging() {}

  static Made queue(Request request) {
    Properties properties = request.properties();
    String name =
        properties.text(
            "QueueName", request.generatedName() + (properties.flag("FifoQueue") ? ".fifo" : ""));
    ObjectNode attributes = JSON.objectNode();
    for (String attribute : QUEUE_ATTRIBUTES) {
      JsonNode value = properties.get(attribute);
      if (!value.isMissingNode()) {
        attributes.put(attribute, value.isObject() ? value.toString() : value.asString());
      }
    }
    ObjectNode input = JSON.objectNode().put("QueueName", name);
    input.set("Attributes", attributes);
    String url = request.aws().json(Service.SQS, "CreateQueue", input).path("QueueUrl").asString();
    return new Made(
        url,
        Map.of("Arn", request.aws().arn(Service.SQS, name), "QueueName", name, "QueueUrl", url));
  }

  static Made queuePolicy(Request request) {
    List<String> queues = request.properties().texts("Queues");
    for (String queue : queues) {
      ObjectNode input = JSON.objectNode().put("QueueUrl", queue);
      input.set(
          "Attributes",
          JSON.objectNode().put("Policy", request.properties().get("PolicyDocument").toString()));
      request.aws().json(Service.SQS, "SetQueueAttributes", input);
    }
    return Made.of(request.logicalId());
  }

  static Made topic(Request request) {
    Aws aws = request.aws();
    String name = request.properties().text("TopicName", request.generatedName());
    String arn =
        aws.query(Service.SNS, "CreateTopic", Map.of("Name", name))
            .text("CreateTopicResult/TopicArn");
    request
        .properties()
        .get("Subscription")
        .forEach(subscription ->
            subscribe(
                aws,
                arn,
                subscription.path("Protocol").asString(),
                subscription.path("Endpoint").asString()));
    return new Made(arn, Map.of("TopicArn", arn, "TopicName", name));
  }

  static Made topicPolicy(Request request) {
    for (String topic : request.properties().texts("Topics")) {
      request
          .aws()
          .query(
              Service.SNS,
              "SetTopicAttributes",
              Map.of(
                  "TopicArn",
                  topic,
                  "AttributeName",
                  "Policy",
                  "AttributeValue",
                  request.properties().get("PolicyDocument").toString()));
    }
    return Made.of(request.logicalId());
  }

  static Made subscription(Request request) {
    Properties properties = request.properties();
    return Made.of(
        subscribe(
            request.aws(),
            properties.text("TopicArn"),
            properties.text("Protocol"),
            properties.text("Endpoint")));
  }

  private static String subscribe(Aws aws, String topic, String protocol, String endpoint) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("TopicArn", topic);
    parameters.put("Protocol", protocol);
    parameters.put("Endpoint", endpoint);
    return aws.query(Service.SNS, "Subscribe", parameters).text("SubscribeResult/SubscriptionArn");
  }
}

package causeway.testbed.lambda;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A queue as a poller uses it.
public final class MessageQueue {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONG_POLL = 1;

  private final Aws aws;
  private final String arn;
  private final String url;

  public MessageQueue(Aws aws, String arn) {
    this.aws = aws;
    this.arn = arn;
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    this.url =
        aws.json(Service.SQS, "GetQueueUrl", JSON.objectNode().put("QueueName", name))
            .path("QueueUrl")
            .asString();
  }

  String arn() {
    return arn;
  }

  String region() {
    return aws.region();
  }

  /// Sends one message.
  ///
  /// @param group its message group; empty for a queue that is not FIFO
  public void send(String body, String group) {
    ObjectNode input = input().put("MessageBody", body);
    if (!group.isEmpty()) {
      input.put("MessageGroupId", group);
    }
    aws.json(Service.SQS, "SendMessage", input);
  }

  /// Takes the body of one message, if there is one within a moment.
  public Optional<String> take() {
    List<JsonNode> messages = receive(1);
    delete(messages);
    return messages.stream().map(message -> message.path("Body").asString()).findFirst();
  }

  /// Waits a moment for messages.
  List<JsonNode> receive(int most) {
    ObjectNode input = input().put("MaxNumberOfMessages", most).put("WaitTimeSeconds", LONG_POLL);
    input.set("MessageSystemAttributeNames", JSON.arrayNode().add("All"));
    input.set("MessageAttributeNames", JSON.arrayNode().add("All"));
    List<JsonNode> messages = new ArrayList<>();
    aws.json(Service.SQS, "ReceiveMessage", input).path("Messages").forEach(messages::add);
    return messages;
  }

  void delete(Collection<JsonNode> messages) {
    change("DeleteMessageBatch", messages, JSON.objectNode());
  }

  /// Lets messages be received again after `delay`.
  void release(Collection<JsonNode> messages, Duration delay) {
    change(
        "ChangeMessageVisibilityBatch",
        messages,
        JSON.objectNode().put("VisibilityTimeout", delay.toSeconds()));
  }

  /// How many messages wait or are being worked on.
  public int depth() {
    ObjectNode input = input();
    input.set("AttributeNames", JSON.arrayNode().add("All"));
    JsonNode attributes = aws.json(Service.SQS, "GetQueueAttributes", input).path("Attributes");
    return attributes.path("ApproximateNumberOfMessages").asInt(0)
        + attributes.path("ApproximateNumberOfMessagesNotVisible").asInt(0);
  }

  private void change(String operation, Collection<JsonNode> messages, ObjectNode each) {
    if (messages.isEmpty()) {
      return;
    }
    ArrayNode entries = JSON.arrayNode();
    for (JsonNode message : messages) {
      entries.add(
          each.deepCopy()
              .put("Id", message.path("MessageId").asString())
              .put("ReceiptHandle", message.path("ReceiptHandle").asString()));
    }
    ObjectNode input = input();
    input.set("Entries", entries);
    aws.json(Service.SQS, operation, input);
  }

  private ObjectNode input() {
    return JSON.objectNode().put("QueueUrl", url);
  }
}

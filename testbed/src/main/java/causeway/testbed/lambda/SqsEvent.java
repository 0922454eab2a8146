package causeway.testbed.lambda;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What Lambda makes of a batch of messages, and what it makes of the answer.
final class SqsEvent {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SqsEvent() {}

  /// The event that a function receives.
  static String of(List<JsonNode> messages, MessageQueue queue) {
    ArrayNode records = JSON.arrayNode();
    for (JsonNode message : messages) {
      ObjectNode record =
          JSON.objectNode()
              .put("messageId", message.path("MessageId").asString())
              .put("receiptHandle", message.path("ReceiptHandle").asString())
              .put("body", message.path("Body").asString());
      record.set("attributes", object(message.path("Attributes")));
      record.set("messageAttributes", attributes(message.path("MessageAttributes")));
      record
          .put("md5OfBody", message.path("MD5OfBody").asString())
          .put("eventSource", "aws:sqs")
          .put("eventSourceARN", queue.arn())
          .put("awsRegion", queue.region());
      records.add(record);
    }
    ObjectNode event = JSON.objectNode();
    event.set("Records", records);
    return event.toString();
  }

  /// The ids of messages that a function says failed; none for an answer that says nothing.
  ///
  /// @throws IllegalArgumentException when the answer is malformed: Lambda then counts all as
  ///   failed
  static Set<String> failures(String answer) {
    Set<String> failed = new TreeSet<>();
    try {
      JsonNode root = JsonMapper.shared().readTree(answer);
      for (JsonNode item : root.path("batchItemFailures")) {
        String id = item.path("itemIdentifier").asString("");
        if (id.isEmpty()) {
          throw new IllegalArgumentException("batchItemFailures has an item without an identifier");
        }
        failed.add(id);
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the function's answer is no JSON: " + answer, e);
    }
    return failed;
  }

  private static JsonNode object(JsonNode node) {
    return node.isObject() ? node : JSON.objectNode();
  }

  private static JsonNode attributes(JsonNode from) {
    ObjectNode all = JSON.objectNode();
    from.properties()
        .forEach(entry -> {
          ObjectNode one = JSON.objectNode();
          one.set("stringValue", entry.getValue().path("StringValue"));
          one.set("dataType", entry.getValue().path("DataType"));
          all.set(entry.getKey(), one);
        });
    return all;
  }
}

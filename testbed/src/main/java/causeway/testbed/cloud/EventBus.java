package causeway.testbed.cloud;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The account's default event bus, for events of services that the testbed stands in for.
///
/// @param aws the Region
public record EventBus(Aws aws) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Puts one event on the bus, which adds the envelope.
  ///
  /// @param source such as `aws.autoscaling`
  /// @throws IllegalStateException when the bus refuses it
  public void put(String source, String detailType, JsonNode detail, List<String> resources) {
    ObjectNode entry =
        JSON.objectNode()
            .put("Source", source)
            .put("DetailType", detailType)
            .put("Detail", detail.toString());
    ArrayNode arns = entry.putArray("Resources");
    resources.forEach(arns::add);
    ObjectNode input = JSON.objectNode();
    input.putArray("Entries").add(entry);
    JsonNode answer = aws.json(Service.EVENTS, "PutEvents", input);
    if (answer.path("FailedEntryCount").asInt(0) > 0) {
      throw new IllegalStateException("PutEvents refused " + detailType + ": " + answer);
    }
  }
}

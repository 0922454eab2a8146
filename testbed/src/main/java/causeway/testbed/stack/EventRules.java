package causeway.testbed.stack;

import causeway.testbed.cloud.Service;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the rules of the event bus, pattern and targets as they are written.
final class EventRules {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private EventRules() {}

  static Made rule(Request request) {
    Properties properties = request.properties();
    String name = properties.text("Name", request.generatedName());
    ObjectNode rule =
        JSON.objectNode()
            .put("Name", name)
            .put("State", properties.text("State", "ENABLED"))
            .put("EventPattern", properties.get("EventPattern").toString());
    properties.ignore("Description");
    request.aws().json(Service.EVENTS, "PutRule", rule);
    ObjectNode targets = JSON.objectNode().put("Rule", name);
    targets.set("Targets", properties.get("Targets"));
    var answer = request.aws().json(Service.EVENTS, "PutTargets", targets);
    if (answer.path("FailedEntryCount").asInt(0) > 0) {
      throw new IllegalStateException("PutTargets: " + answer);
    }
    return Made.of(name, "Arn", request.aws().arn(Service.EVENTS, "rule/" + name));
  }
}

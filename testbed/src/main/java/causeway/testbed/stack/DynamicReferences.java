package causeway.testbed.stack;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Replaces `{{resolve:ssm:NAME}}` by the parameter's value at the time of deployment.
final class DynamicReferences {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:([^}:]+):([^}]+)}}");

  private DynamicReferences() {}

  static JsonNode resolve(Aws aws, JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode resolved = JSON.objectNode();
        object.properties().forEach(e -> resolved.set(e.getKey(), resolve(aws, e.getValue())));
        yield resolved;
      }
      case ArrayNode array -> {
        ArrayNode resolved = JSON.arrayNode();
        array.forEach(item -> resolved.add(resolve(aws, item)));
        yield resolved;
      }
      default -> node.isString() ? JSON.stringNode(text(aws, node.asString())) : node;
    };
  }

  private static String text(Aws aws, String text) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(found -> {
      if (!found.group(1).equals("ssm")) {
        throw new IllegalArgumentException(
            found.group() + ": the testbed resolves references to ssm only");
      }
      return Matcher.quoteReplacement(
          aws.json(Service.SSM, "GetParameter", JSON.objectNode().put("Name", found.group(2)))
              .path("Parameter")
              .path("Value")
              .asString());
    });
  }
}

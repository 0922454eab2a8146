package causeway.cli.policy;

import causeway.cli.Unusable;
import causeway.policy.evaluate.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A request as people write it: `{"action","resource","principal","context":{"key": value or
/// list}}`.
final class RequestReader {
  private RequestReader() {}

  static Request read(JsonNode node) {
    if (!node.isObject()) {
      throw new Unusable(
          "request: is no object; write {\"action\": …, \"resource\": …, \"context\": {…}}");
    }
    node.propertyNames()
        .forEach(name -> {
          if (!List.of("action", "resource", "principal", "context").contains(name)) {
            throw new Unusable(
                "request: \""
                    + name
                    + "\" is no field; there are action, resource, principal, context");
          }
        });
    return new Request(
        text(node, "action"),
        node.has("resource") ? text(node, "resource") : "*",
        principal(node.path("principal")),
        context(node.path("context")));
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isString() || value.stringValue().isEmpty()) {
      throw new Unusable("request: no " + field + "; write a string");
    }
    return value.stringValue();
  }

  /// A name, or as a policy would write it, `{"AWS": name}`; nobody is a caller without
  /// credentials.
  private static String principal(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Request.ANONYMOUS;
    }
    JsonNode name = node.isObject() && node.size() == 1 ? node.iterator().next() : node;
    if (!name.isString()) {
      throw new Unusable("request: principal is no string; write an ARN, or leave it out");
    }
    return name.stringValue();
  }

  private static Map<String, List<String>> context(JsonNode node) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
      throw new Unusable("request: context is no object; write {\"key\": \"value\"}");
    }
    node.properties().forEach(entry -> context.put(entry.getKey(), values(entry)));
    return context;
  }

  private static List<String> values(Map.Entry<String, JsonNode> entry) {
    JsonNode value = entry.getValue();
    List<String> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> values.add(one(entry.getKey(), one)));
    } else if (!value.isNull()) {
      values.add(one(entry.getKey(), value));
    }
    return values;
  }

  private static String one(String key, JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw new Unusable("request: context \"" + key + "\" is no text; write a string or a list");
    }
    return value.asString();
  }
}

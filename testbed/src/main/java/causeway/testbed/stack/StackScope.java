package causeway.testbed.stack;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/// The names of one stack: its parameters, the pseudo-parameters, its conditions, and its
/// resources, which are made when first named.
final class StackScope implements Scope {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String FROM_SSM = "AWS::SSM::Parameter::Value<";

  private final Template template;
  private final Map<String, JsonNode> values = new HashMap<>();
  private final Function<String, Made> resources;
  private final Intrinsics intrinsics = new Intrinsics(this);

  /// @param given parameter values; the others take their defaults
  /// @param resources makes, or finds, the resource with a logical id
  StackScope(
      Template template,
      String stack,
      Aws aws,
      Map<String, String> given,
      Function<String, Made> resources) {
    this.template = template;
    this.resources = resources;
    JsonNode declared = template.root().path("Parameters");
    for (String name : given.keySet()) {
      if (!declared.has(name)) {
        throw new IllegalArgumentException(
            template.file() + ": parameter " + name + " is not one of " + declared.propertyNames());
      }
    }
    declared
        .properties()
        .forEach(entry ->
            values.put(entry.getKey(), parameter(aws, entry.getKey(), entry.getValue(), given)));
    values.put("AWS::AccountId", JSON.stringNode(Aws.ACCOUNT));
    values.put("AWS::Region", JSON.stringNode(aws.region()));
    values.put("AWS::Partition", JSON.stringNode("aws"));
    values.put("AWS::URLSuffix", JSON.stringNode("amazonaws.com"));
    values.put("AWS::StackName", JSON.stringNode(stack));
    values.put(
        "AWS::StackId",
        JSON.stringNode(
            "arn:aws:cloudformation:%s:%s:stack/%s/%s"
                .formatted(aws.region(), Aws.ACCOUNT, stack, UUID.randomUUID())));
    values.put("AWS::NotificationARNs", JSON.arrayNode());
    values.put("AWS::NoValue", MissingNode.getInstance());
  }

  Intrinsics intrinsics() {
    return intrinsics;
  }

  @Override
  public JsonNode ref(String name) {
    JsonNode value = values.get(name);
    if (value != null) {
      return value;
    }
    return JSON.stringNode(resources.apply(name).ref());
  }

  @Override
  public JsonNode attribute(String resource, String attribute) {
    String value = resources.apply(resource).attributes().get(attribute);
    if (value == null) {
      throw new IllegalArgumentException(
          "%s: attribute %s of %s is asked for, and its stand-in has only %s"
              .formatted(
                  template.file(),
                  attribute,
                  resource,
                  resources.apply(resource).attributes().keySet()));
    }
    return JSON.stringNode(value);
  }

  @Override
  public boolean condition(String name) {
    JsonNode condition = template.root().path("Conditions").path(name);
    if (condition.isMissingNode()) {
      throw new IllegalArgumentException(template.file() + ": there is no condition " + name);
    }
    return intrinsics.condition(condition);
  }

  @Override
  public JsonNode mapping(String map, String top, String second) {
    JsonNode value = template.root().path("Mappings").path(map).path(top).path(second);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException(
          "%s: mapping %s has nothing at %s, %s".formatted(template.file(), map, top, second));
    }
    return value;
  }

  private JsonNode parameter(Aws aws, String name, JsonNode declared, Map<String, String> given) {
    String type = declared.path("Type").asString("String");
    String text = given.get(name);
    if (text == null) {
      JsonNode byDefault = declared.path("Default");
      if (byDefault.isMissingNode()) {
        throw new IllegalArgumentException(
            template.file() + ": parameter " + name + " has no default; give it a value");
      }
      text = byDefault.asString();
    }
    if (type.startsWith(FROM_SSM)) {
      text =
          aws.json(Service.SSM, "GetParameter", JSON.objectNode().put("Name", text))
              .path("Parameter")
              .path("Value")
              .asString();
      type = type.substring(FROM_SSM.length(), type.length() - 1);
    }
    checkAllowed(name, declared, text);
    return type.startsWith("List<") || type.equals("CommaDelimitedList")
        ? list(text)
        : JSON.stringNode(text);
  }

  private void checkAllowed(String name, JsonNode declared, String text) {
    JsonNode allowed = declared.path("AllowedValues");
    String pattern = declared.path("AllowedPattern").asString(".*");
    boolean listed =
        allowed.isMissingNode()
            || allowed.valueStream().anyMatch(value -> value.asString().equals(text));
    if (!listed
        || !java.util.regex.Pattern.compile(pattern, java.util.regex.Pattern.DOTALL)
            .matcher(text)
            .matches()) {
      throw new IllegalArgumentException(
          "%s: parameter %s: \"%s\" is not allowed; it takes %s"
              .formatted(template.file(), name, text, listed ? pattern : allowed));
    }
  }

  private static ArrayNode list(String text) {
    ArrayNode items = JSON.arrayNode();
    if (!text.isEmpty()) {
      for (String item : text.split(",", -1)) {
        items.add(item.strip());
      }
    }
    return items;
  }
}

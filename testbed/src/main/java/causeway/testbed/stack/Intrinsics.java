package causeway.testbed.stack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Evaluates CloudFormation's intrinsic functions in a scope. A function that is not known here is
/// an error: a value half evaluated would be deployed as if it were meant.
final class Intrinsics {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final Scope scope;

  Intrinsics(Scope scope) {
    this.scope = scope;
  }

  /// `node` with every function replaced by its value; what is `AWS::NoValue` is left out.
  JsonNode resolve(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        if (object.size() == 1) {
          String name = object.propertyNames().iterator().next();
          JsonNode argument = object.path(name);
          if (name.startsWith("Fn::") || name.equals("Ref") || isCondition(name, argument)) {
            yield call(name, argument);
          }
        }
        ObjectNode resolved = JSON.objectNode();
        object
            .properties()
            .forEach(entry -> {
              JsonNode value = resolve(entry.getValue());
              if (!value.isMissingNode()) {
                resolved.set(entry.getKey(), value);
              }
            });
        yield resolved;
      }
      case ArrayNode array -> {
        ArrayNode resolved = JSON.arrayNode();
        for (JsonNode item : array) {
          JsonNode value = resolve(item);
          if (!value.isMissingNode()) {
            resolved.add(value);
          }
        }
        yield resolved;
      }
      default -> node;
    };
  }

  boolean condition(JsonNode node) {
    return resolve(node).asBoolean();
  }

  /// `Condition` is a function where its argument is a name, and an ordinary key in an IAM policy.
  private static boolean isCondition(String name, JsonNode argument) {
    return name.equals("Condition") && argument.isString();
  }

  private JsonNode call(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" -> scope.ref(argument.asString());
      case "Condition" -> JSON.booleanNode(scope.condition(argument.asString()));
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" -> join(resolve(argument));
      case "Fn::If" -> {
        JsonNode chosen = argument.path(scope.condition(argument.path(0).asString()) ? 1 : 2);
        yield resolve(chosen);
      }
      case "Fn::Select" -> select(resolve(argument));
      case "Fn::Split" -> split(resolve(argument));
      case "Fn::FindInMap" -> {
        JsonNode path = resolve(argument);
        yield resolve(
            scope.mapping(
                path.path(0).asString(), path.path(1).asString(), path.path(2).asString()));
      }
      case "Fn::Base64" ->
          JSON.stringNode(
              Base64.getEncoder()
                  .encodeToString(resolve(argument).asString().getBytes(StandardCharsets.UTF_8)));
      case "Fn::Equals" -> {
        JsonNode pair = resolve(argument);
        yield JSON.booleanNode(pair.path(0).asString().equals(pair.path(1).asString()));
      }
      case "Fn::And" -> JSON.booleanNode(argument.valueStream().allMatch(this::condition));
      case "Fn::Or" -> JSON.booleanNode(argument.valueStream().anyMatch(this::condition));
      case "Fn::Not" -> JSON.booleanNode(!condition(argument.path(0)));
      default ->
          throw new IllegalArgumentException(
              "the template uses "
                  + name
                  + ", which the testbed does not evaluate; write it with Ref, Fn::Sub, Fn::GetAtt, "
                  + "Fn::Join, Fn::If, Fn::Select, Fn::Split, Fn::FindInMap or Fn::Base64, or teach Intrinsics");
    };
  }

  private JsonNode attribute(JsonNode argument) {
    return scope.attribute(argument.path(0).asString(), resolve(argument.path(1)).asString());
  }

  private JsonNode substitute(JsonNode argument) {
    String text = (argument.isArray() ? argument.path(0) : argument).asString();
    JsonNode local = argument.isArray() ? resolve(argument.path(1)) : MissingNode.getInstance();
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2).strip();
      String value;
      if (matcher.group(1).equals("!")) {
        value = "${" + matcher.group(2) + "}";
      } else if (local.has(name)) {
        value = local.path(name).asString();
      } else if (name.contains(".")) {
        String[] parts = name.split("\\.", 2);
        value = scope.attribute(parts[0], parts[1]).asString();
      } else {
        value = scope.ref(name).asString();
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return JSON.stringNode(matcher.appendTail(out).toString());
  }

  private static JsonNode join(JsonNode argument) {
    List<String> parts = new ArrayList<>();
    argument.path(1).forEach(part -> parts.add(part.asString()));
    return JSON.stringNode(String.join(argument.path(0).asString(), parts));
  }

  private static JsonNode split(JsonNode argument) {
    ArrayNode parts = JSON.arrayNode();
    String separator = Pattern.quote(argument.path(0).asString());
    for (String part : argument.path(1).asString().split(separator, -1)) {
      parts.add(part);
    }
    return parts;
  }

  private static JsonNode select(JsonNode argument) {
    int index = Integer.parseInt(argument.path(0).asString());
    JsonNode chosen = argument.path(1).path(index);
    if (chosen.isMissingNode()) {
      throw new IllegalArgumentException(
          "Fn::Select wants item " + index + " of " + argument.path(1) + ", which has fewer");
    }
    return chosen;
  }
}

package causeway.testbed.stack;

import causeway.testbed.cloud.Aws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A template brought up in the cloud, as CloudFormation would: each resource once, after those
/// that it names. Whatever has no stand-in here is told by [#notStoodIn], never passed over.
public final class Stack {
  private final Template template;
  private final String name;
  private final Aws aws;
  private final Map<String, Maker> makers;
  private final StackScope scope;
  private final Map<String, Template.Declared> declared;
  private final Map<String, Made> made = new LinkedHashMap<>();
  private final Set<String> making = new LinkedHashSet<>();
  private final Map<String, List<String>> notStoodIn = new TreeMap<>();

  private Stack(
      Template template,
      String name,
      Aws aws,
      Map<String, String> parameters,
      Map<String, Maker> makers) {
    this.template = template;
    this.name = name;
    this.aws = aws;
    this.makers = makers;
    this.declared = template.resources();
    this.scope = new StackScope(template, name, aws, parameters, this::resource);
    template.root().path("Rules").propertyNames().forEach(rule -> notStoodIn("Rules", rule));
  }

  /// Makes every resource whose condition holds.
  ///
  /// @param parameters those that are not to take their defaults
  /// @param makers by CloudFormation type
  public static Stack create(
      Template template,
      String name,
      Aws aws,
      Map<String, String> parameters,
      Map<String, Maker> makers) {
    Stack stack = new Stack(template, name, aws, parameters, makers);
    stack.declared.values().stream()
        .filter(stack::wanted)
        .forEach(each -> stack.resource(each.id()));
    return stack;
  }

  public String name() {
    return name;
  }

  public Aws aws() {
    return aws;
  }

  /// A resource of the stack, which is made now if it was not yet.
  ///
  /// @throws IllegalArgumentException when the template has none of that name
  public Made resource(String id) {
    Made there = made.get(id);
    if (there != null) {
      return there;
    }
    Template.Declared resource = declared.get(id);
    if (resource == null || !wanted(resource)) {
      throw new IllegalArgumentException(
          template.file()
              + ": there is no parameter or resource "
              + id
              + (resource == null ? "" : " (its condition does not hold)"));
    }
    if (!making.add(id)) {
      throw new IllegalArgumentException(
          template.file()
              + ": "
              + String.join(" → ", making)
              + " → "
              + id
              + " go round in a circle");
    }
    JsonNode dependsOn = resource.body().path("DependsOn");
    (dependsOn.isArray() ? dependsOn.valueStream() : java.util.stream.Stream.of(dependsOn))
        .filter(JsonNode::isString)
        .forEach(other -> resource(other.asString()));
    Made now = make(resource);
    making.remove(id);
    made.put(id, now);
    return now;
  }

  public boolean has(String id) {
    return made.containsKey(id);
  }

  /// The template's outputs whose condition holds.
  public Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    template
        .root()
        .path("Outputs")
        .properties()
        .forEach(output -> {
          JsonNode condition = output.getValue().path("Condition");
          if (condition.isMissingNode() || scope.condition(condition.asString())) {
            outputs.put(
                output.getKey(),
                scope.intrinsics().resolve(output.getValue().path("Value")).asString());
          }
        });
    return outputs;
  }

  /// What the template says that has no effect here: a line for each type of resource, or property
  /// of a type, with the resources that have it.
  public List<String> notStoodIn() {
    return notStoodIn.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
        .toList();
  }

  private void notStoodIn(String what, String id) {
    notStoodIn.computeIfAbsent(what, absent -> new ArrayList<>()).add(id);
  }

  private boolean wanted(Template.Declared resource) {
    JsonNode condition = resource.body().path("Condition");
    return condition.isMissingNode() || scope.condition(condition.asString());
  }

  private Made make(Template.Declared resource) {
    Maker maker = makers.get(resource.type());
    if (maker == null) {
      notStoodIn(resource.type(), resource.id());
      return Made.of(resource.id());
    }
    try {
      Properties properties =
          new Properties(
              resource.id(),
              DynamicReferences.resolve(aws, scope.intrinsics().resolve(resource.properties())));
      Made now = maker.make(new Request(aws, name, resource.id(), properties));
      properties.unasked().forEach(left -> notStoodIn(resource.type() + " " + left, resource.id()));
      return now;
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "%s: %s (%s) cannot be made: %s"
              .formatted(template.file(), resource.id(), resource.type(), e.getMessage()),
          e);
    }
  }
}

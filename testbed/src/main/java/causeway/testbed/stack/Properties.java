package causeway.testbed.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The evaluated properties of a resource. What nobody asks for is what the testbed does not stand
/// in for, so it keeps count.
public final class Properties {
  private final String owner;
  private final JsonNode node;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Map<String, Properties> within = new LinkedHashMap<>();

  Properties(String owner, JsonNode node) {
    this.owner = owner;
    this.node = node;
  }

  /// A property as it is; missing when it is not set.
  public JsonNode get(String name) {
    asked.add(name);
    return node.path(name);
  }

  public boolean has(String name) {
    return !get(name).isMissingNode();
  }

  /// A property that must be there.
  public String text(String name) {
    JsonNode value = get(name);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException(owner + ": property " + name + " is missing; set it");
    }
    return value.asString();
  }

  public String text(String name, String otherwise) {
    return get(name).asString(otherwise);
  }

  public int number(String name, int otherwise) {
    return has(name) ? Integer.parseInt(text(name)) : otherwise;
  }

  public boolean flag(String name) {
    return text(name, "false").equals("true");
  }

  public List<String> texts(String name) {
    List<String> values = new ArrayList<>();
    get(name).forEach(value -> values.add(value.asString()));
    return values;
  }

  /// The properties of a property.
  public Properties within(String name) {
    return within.computeIfAbsent(name, absent -> new Properties(owner + ": " + name, get(name)));
  }

  /// The text of each entry of an object.
  public Map<String, String> map(String name) {
    Map<String, String> values = new LinkedHashMap<>();
    get(name).properties().forEach(e -> values.put(e.getKey(), e.getValue().asString()));
    return values;
  }

  /// Says that a property is knowingly of no effect here.
  public void ignore(String... names) {
    asked.addAll(List.of(names));
  }

  /// What is set and was never asked for.
  List<String> unasked() {
    List<String> left = new ArrayList<>(node.isObject() ? node.propertyNames() : List.of());
    left.removeAll(asked);
    within.forEach((name, inner) -> inner.unasked().forEach(each -> left.add(name + "." + each)));
    return left;
  }
}

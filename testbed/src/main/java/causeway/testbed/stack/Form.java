package causeway.testbed.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Properties of a template as fields of the query protocol: an object's keys are joined by dots, a
/// list's items are numbered from one.
public final class Form {
  /// Lists whose name in EC2's protocol is another; the others lose their plural's s.
  private static final Map<String, String> EC2_LISTS = Map.of("Groups", "SecurityGroupId");

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final boolean ec2;

  private Form(boolean ec2) {
    this.ec2 = ec2;
  }

  /// EC2's flavour: lists have a singular name.
  public static Form ec2() {
    return new Form(true);
  }

  /// The other services': `Name.member.1`.
  public static Form members() {
    return new Form(false);
  }

  public Form put(String name, String value) {
    fields.put(name, value);
    return this;
  }

  public Form put(String name, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(entry -> put(name + "." + entry.getKey(), entry.getValue()));
    } else if (value.isArray()) {
      String list = ec2 ? singular(name) : name + ".member";
      for (int i = 0; i < value.size(); i++) {
        put(list + "." + (i + 1), value.path(i));
      }
    } else if (!value.isMissingNode()) {
      fields.put(name, value.asString());
    }
    return this;
  }

  public Map<String, String> fields() {
    return fields;
  }

  private static String singular(String name) {
    int dot = name.lastIndexOf('.') + 1;
    String last = name.substring(dot);
    return name.substring(0, dot) + EC2_LISTS.getOrDefault(last, withoutPlural(last));
  }

  private static String withoutPlural(String name) {
    if (name.endsWith("ies")) {
      return name.substring(0, name.length() - 3) + "y";
    }
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }
}

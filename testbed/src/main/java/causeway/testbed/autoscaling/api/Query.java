package causeway.testbed.autoscaling.api;

import causeway.testbed.autoscaling.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request of AWS's query protocol, or a structure within one: form fields whose dotted names
/// make lists (`Names.member.1`) and structures (`Template.Version`).
record Query(Map<String, String> fields) {
  static Query parse(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
      }
    }
    return new Query(fields);
  }

  /// A parameter that this service does not model would be ignored in silence, so it is refused.
  void allowOnly(Set<String> names) {
    for (String field : fields.keySet()) {
      int dot = field.indexOf('.');
      String name = dot < 0 ? field : field.substring(0, dot);
      if (!names.contains(name)) {
        throw Refused.invalid(
            "The parameter "
                + name
                + " is not supported here; there are "
                + names.stream().sorted().toList());
      }
    }
  }

  String require(String name) {
    String value = fields.get(name);
    if (value == null || value.isEmpty()) {
      throw Refused.invalid(
          "1 validation error detected: Value null at '"
              + name
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  @Nullable String text(String name) {
    return fields.get(name);
  }

  String text(String name, String absent) {
    return fields.getOrDefault(name, absent);
  }

  @Nullable Integer whole(String name) {
    String value = fields.get(name);
    if (value == null) {
      return null;
    }
    try {
      return Integer.valueOf(value);
    } catch (NumberFormatException e) {
      throw Refused.invalid(name + " is " + value + ", which is not a whole number");
    }
  }

  int whole(String name, int absent) {
    Integer value = whole(name);
    return value == null ? absent : value;
  }

  Duration seconds(String name, Duration absent) {
    Integer value = whole(name);
    return value == null ? absent : Duration.ofSeconds(value);
  }

  boolean flag(String name, boolean absent) {
    String value = fields.get(name);
    return value == null ? absent : Boolean.parseBoolean(value);
  }

  List<String> list(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 1; fields.get(name + ".member." + i) != null; i++) {
      values.add(fields.getOrDefault(name + ".member." + i, ""));
    }
    return values;
  }

  /// The structures of a list.
  List<Query> structures(String name) {
    List<Query> found = new ArrayList<>();
    Query next = structure(name + ".member.1");
    while (!next.fields.isEmpty()) {
      found.add(next);
      next = structure(name + ".member." + (found.size() + 1));
    }
    return found;
  }

  /// The structure of this name; empty when there is none.
  Query structure(String name) {
    Map<String, String> inner = new LinkedHashMap<>();
    fields.forEach((field, value) -> {
      if (field.startsWith(name + ".")) {
        inner.put(field.substring(name.length() + 1), value);
      }
    });
    return new Query(inner);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

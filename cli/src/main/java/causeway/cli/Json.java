package causeway.cli;

import causeway.access.Effect;
import causeway.access.decide.Decision;
import causeway.access.host.Host;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers as JSON: fields in a fixed order, absent ones left out.
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array(Iterable<String> values) {
    ArrayNode array = MAPPER.createArrayNode();
    values.forEach(array::add);
    return array;
  }

  /// Adds a field unless its value is absent.
  public static void put(ObjectNode object, String field, @Nullable String value) {
    if (value != null) {
      object.put(field, value);
    }
  }

  /// One line, without the line end.
  public static String line(ObjectNode object) {
    return MAPPER.writeValueAsString(object);
  }

  /// The answer of `causeway host`, which `explain` repeats.
  static ObjectNode host(Host host) {
    ObjectNode object = object();
    object.put("name", host.name());
    put(object, "service", host.service() == null ? null : host.service().code());
    object.put("form", host.form().code());
    put(object, "bucket", host.bucket());
    put(object, "accessPoint", host.accessPoint());
    put(object, "account", host.account());
    put(object, "region", host.region());
    object.put("reachable", host.reachable());
    put(object, "reason", host.reason());
    return object;
  }

  /// The fields that say what was decided, without its sentence.
  static ObjectNode decision(Decision decision) {
    ObjectNode object = object();
    object.put("decision", effect(decision).code());
    Decision.Would would = decision.would();
    put(object, "would", would == null ? null : would.effect().code());
    put(object, "rule", decision.rule());
    object.put("reason", decision.reason());
    return object;
  }

  static Effect effect(Decision decision) {
    return switch (decision) {
      case Decision.Allow _ -> Effect.ALLOW;
      case Decision.Deny _ -> Effect.DENY;
    };
  }
}

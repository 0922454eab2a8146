package causeway.functions.json;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON that a known writer made, read field by field without coercion; whoever reads names what is
/// missing.
public final class Tree {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(64).build())
                  .build())
          .build();

  private Tree() {}

  /// An object to fill.
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  public static byte[] bytes(JsonNode node) {
    return JSON.writeValueAsBytes(node);
  }

  /// Reads an object.
  ///
  /// @param subject what messages call it
  /// @throws IllegalArgumentException when it is not a JSON object
  public static JsonNode read(String subject, byte[] bytes) {
    try {
      return checked(subject, JSON.readTree(bytes));
    } catch (JacksonException notJson) {
      throw notJson(subject, notJson);
    }
  }

  /// Reads an object from text.
  ///
  /// @throws IllegalArgumentException when it is not a JSON object
  public static JsonNode read(String subject, String text) {
    try {
      return checked(subject, JSON.readTree(text));
    } catch (JacksonException notJson) {
      throw notJson(subject, notJson);
    }
  }

  private static JsonNode checked(String subject, @Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException(subject + " is not a JSON object");
    }
    return node;
  }

  private static IllegalArgumentException notJson(String subject, JacksonException why) {
    return new IllegalArgumentException(
        subject + " is not well-formed JSON (" + why.getOriginalMessage() + ")", why);
  }

  public static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.get(field);
    return value != null && value.isString() ? value.stringValue() : null;
  }

  /// A text that must be there.
  ///
  /// @throws IllegalArgumentException when it is absent, or not text
  public static String required(JsonNode object, String field) {
    String value = text(object, field);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("field \"" + field + "\" is missing or not text");
    }
    return value;
  }

  public static @Nullable Instant time(JsonNode object, String field) {
    String text = text(object, field);
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException notTime) {
      throw new IllegalArgumentException(
          "field \"" + field + "\" is not a time such as 2026-11-24T10:00:00Z", notTime);
    }
  }

  /// A time that must be there.
  ///
  /// @throws IllegalArgumentException when it is absent, or not a time
  public static Instant requiredTime(JsonNode object, String field) {
    Instant time = time(object, field);
    if (time == null) {
      throw new IllegalArgumentException("field \"" + field + "\" is missing or not text");
    }
    return time;
  }

  /// A whole number from 0 to `most`, beyond which it is cut; absent: `otherwise`.
  public static long number(JsonNode object, String field, long otherwise, long most) {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException("field \"" + field + "\" is not a whole number");
    }
    if (!value.canConvertToLong()) {
      return most;
    }
    return Math.clamp(value.longValue(), 0, most);
  }

  public static boolean flag(JsonNode object, String field, boolean otherwise) {
    JsonNode value = object.get(field);
    return (value == null || !value.isBoolean()) ? otherwise : value.booleanValue();
  }
}

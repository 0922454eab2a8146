package causeway.access.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// A strict walk over JSON tokens: nothing is coerced, and anything unexpected ends the walk.
final class JsonCursor implements AutoCloseable {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxStringLength(8192)
                  .maxNameLength(256)
                  .maxNumberLength(20)
                  .build())
          .build();

  private final JsonParser parser;
  private JsonToken token;

  private JsonCursor(JsonParser parser) {
    this.parser = parser;
    this.token = next(parser);
  }

  static JsonCursor over(byte[] json) {
    JsonCursor cursor = new JsonCursor(JSON.createParser(ObjectReadContext.empty(), json));
    if (cursor.token == JsonToken.NOT_AVAILABLE) {
      throw new SnapshotException("snapshot: it is empty; publish it again from the farm document");
    }
    return cursor;
  }

  private static JsonToken next(JsonParser parser) {
    JsonToken next = parser.nextToken();
    return next == null ? JsonToken.NOT_AVAILABLE : next;
  }

  private void take(JsonToken expected) {
    if (token != expected) {
      throw new SnapshotException(
          "snapshot: expected "
              + spoken(expected)
              + " but found "
              + spoken(token)
              + " at byte "
              + parser.currentTokenLocation().getByteOffset());
    }
    token = next(parser);
  }

  /// Hands each field's name to `field`, which must take the value.
  void object(String subject, Consumer<String> field) {
    take(JsonToken.START_OBJECT);
    while (token == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      token = next(parser);
      field.accept(name);
    }
    take(JsonToken.END_OBJECT);
  }

  <T> Map<String, T> map(String subject, Supplier<T> value) {
    Map<String, T> map = new LinkedHashMap<>();
    object(subject, name -> map.put(name, value.get()));
    return map;
  }

  <T> List<T> list(Supplier<T> value) {
    List<T> list = new ArrayList<>();
    take(JsonToken.START_ARRAY);
    while (token != JsonToken.END_ARRAY) {
      list.add(value.get());
    }
    take(JsonToken.END_ARRAY);
    return list;
  }

  List<String> texts() {
    return list(this::text);
  }

  String text() {
    String value = token == JsonToken.VALUE_STRING ? parser.getString() : "";
    take(JsonToken.VALUE_STRING);
    return value;
  }

  long number() {
    long value = token == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : 0;
    take(JsonToken.VALUE_NUMBER_INT);
    return value;
  }

  /// Nothing may follow.
  void end() {
    take(JsonToken.NOT_AVAILABLE);
  }

  @Override
  public void close() {
    parser.close();
  }

  private static String spoken(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case END_OBJECT -> "the end of an object";
      case START_ARRAY -> "a list";
      case END_ARRAY -> "the end of a list";
      case PROPERTY_NAME -> "a field";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "a whole number";
      case VALUE_NUMBER_FLOAT -> "a fraction";
      case VALUE_TRUE, VALUE_FALSE -> "a truth value";
      case VALUE_NULL -> "null";
      case VALUE_EMBEDDED_OBJECT -> "an embedded object";
      case NOT_AVAILABLE -> "the end";
    };
  }
}

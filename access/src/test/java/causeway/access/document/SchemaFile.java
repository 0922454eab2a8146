package causeway.access.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema as it ships.
final class SchemaFile {
  private SchemaFile() {}

  static JsonNode read() {
    try (InputStream in =
        Objects.requireNonNull(
            SchemaFile.class.getResourceAsStream("/causeway/access/farm.schema.json"))) {
      return JsonMapper.shared().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The part of the schema that describes mappings of `shape`.
  static JsonNode object(JsonNode schema, Shape shape) {
    return switch (shape) {
      case DOCUMENT -> schema;
      case ACTION -> schema.at("/$defs/reaction/properties/do/oneOf/1");
      case ONLY -> schema.at("/$defs/audit/properties/only");
      case ENDPOINT, USER, RULE, FROM, TO, PERIMETER, FRONT_DOOR, REACTION, ROLLOUT, AUDIT, TEST ->
          schema.path("$defs").path(shape.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    };
  }
}

package causeway.testbed.template;

import causeway.testbed.stack.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The stack's template as JSON: `!Sub x` is `{"Fn::Sub": "x"}`.
record TemplateFile(JsonNode root) {

  static Path path() {
    return Path.of("../sam-template.yaml").toAbsolutePath().normalize();
  }

  static TemplateFile read() {
    return new TemplateFile(Template.read(path()).root());
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  JsonNode parameters() {
    return root.path("Parameters");
  }

  JsonNode properties(String resource) {
    return root.path("Resources").path(resource).path("Properties");
  }

  /// All resources of a type, by their logical ids.
  Map<String, JsonNode> ofType(String type) {
    return root.path("Resources").properties().stream()
        .filter(entry -> entry.getValue().path("Type").asString().equals(type))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Every object in the tree, from the outside in.
  static Stream<JsonNode> objects(JsonNode node) {
    return Stream.concat(
        node.isObject() ? Stream.of(node) : Stream.empty(),
        node.values().stream().flatMap(TemplateFile::objects));
  }
}

package causeway.testbed.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The stack's template as JSON of strings: `!Sub x` becomes `{"Fn::Sub": "x"}`.
record TemplateFile(JsonNode root) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Path path() {
    return Path.of("../sam-template.yaml").toAbsolutePath().normalize();
  }

  static TemplateFile read() {
    return parse(text(path()));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static TemplateFile parse(String yaml) {
    return new TemplateFile(
        json(new Compose(LoadSettings.builder().build()).composeString(yaml).orElseThrow()));
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

  private static JsonNode json(Node node) {
    JsonNode plain =
        switch (node) {
          case MappingNode mapping -> object(mapping);
          case SequenceNode sequence -> {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(item -> array.add(json(item)));
            yield array;
          }
          case ScalarNode scalar -> JSON.stringNode(scalar.getValue());
          default -> throw new IllegalArgumentException("an alias: CloudFormation takes none");
        };
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return plain;
    }
    String name = tag.substring(1);
    return JSON.objectNode().set(name.equals("Ref") ? name : "Fn::" + name, plain);
  }

  private static JsonNode object(MappingNode mapping) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      object.set(((ScalarNode) tuple.getKeyNode()).getValue(), json(tuple.getValueNode()));
    }
    return object;
  }
}

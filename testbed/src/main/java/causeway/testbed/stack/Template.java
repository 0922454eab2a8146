package causeway.testbed.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A CloudFormation template with the SAM transform, read but not evaluated.
///
/// @param file where it is, since code is named relative to it
/// @param root the document, short forms written long
public record Template(Path file, JsonNode root) {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Globals",
          "Parameters",
          "Mappings",
          "Rules",
          "Conditions",
          "Resources",
          "Outputs");

  /// One resource as written.
  record Declared(String id, String type, JsonNode body) {
    JsonNode properties() {
      return body.path("Properties");
    }
  }

  public static Template read(Path file) {
    try {
      return parse(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template " + file, e);
    }
  }

  static Template parse(Path file, String yaml) {
    Node node =
        new Compose(LoadSettings.builder().setLabel(String.valueOf(file)).build())
            .composeString(yaml)
            .orElseThrow(() -> new IllegalArgumentException(file + " is empty"));
    JsonNode root = TemplateYaml.json(node);
    for (String section : root.propertyNames()) {
      if (!SECTIONS.contains(section)) {
        throw new IllegalArgumentException(
            file
                + ": section "
                + section
                + " is not one of "
                + SECTIONS.stream().sorted().toList());
      }
    }
    return new Template(file.toAbsolutePath(), root);
  }

  Map<String, Declared> resources() {
    Map<String, Declared> all = new LinkedHashMap<>();
    root.path("Resources")
        .properties()
        .forEach(entry ->
            all.put(
                entry.getKey(),
                new Declared(
                    entry.getKey(),
                    entry.getValue().path("Type").asString(""),
                    withGlobals(entry.getValue()))));
    return all;
  }

  /// What `Globals` says of functions holds for each that does not say otherwise; maps are merged.
  private JsonNode withGlobals(JsonNode body) {
    JsonNode globals = root.path("Globals").path("Function");
    if (!body.path("Type").asString("").equals("AWS::Serverless::Function")
        || !(body instanceof ObjectNode own)
        || !(globals instanceof ObjectNode shared)) {
      return body;
    }
    ObjectNode merged = own.deepCopy();
    merged.set("Properties", merge(shared, own.path("Properties")));
    return merged;
  }

  private static JsonNode merge(JsonNode below, JsonNode above) {
    if (!(below instanceof ObjectNode low) || !(above instanceof ObjectNode high)) {
      return above.isMissingNode() ? below : above;
    }
    ObjectNode merged = low.deepCopy();
    high.properties()
        .forEach(
            entry -> merged.set(entry.getKey(), merge(low.path(entry.getKey()), entry.getValue())));
    return merged;
  }
}

package causeway.access.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Renders the JSON Schema as the page that people read.
final class FarmDocumentPage {
  private static final String HEAD =
      """
      # The farm document

      The only thing a team writes: all that it decides about access to one farm, in one YAML file. This page is
      made from the JSON Schema that editors use (`access/src/main/resources/causeway/access/farm.schema.json`)
      and is the authority on fields; `examples/farm.yaml` is a sample, and `causeway check FILE` finds every
      fault of a document at once.

      - UTF-8, at most 1 MiB, one YAML 1.2 document. No anchors, aliases, tags or merge keys. A field that is not
        listed here is a fault, and so is a single value where a list is expected.
      - Names have 1 to 64 letters, digits, `.`, `_` or `-`; two that differ only by case are a fault.
      - In patterns `*` stands for any characters and `?` for exactly one.
      - Accounts and dates may be quoted or not.
      - `to.endpoint` may be left out: the rule then speaks of every endpoint that its other kinds fit, so `tables`
        alone means DynamoDB.
      """;

  private final JsonNode schema;
  private final StringBuilder page = new StringBuilder(HEAD);

  private FarmDocumentPage(JsonNode schema) {
    this.schema = schema;
  }

  static String render(JsonNode schema) {
    FarmDocumentPage page = new FarmDocumentPage(schema);
    for (Shape shape : Shape.values()) {
      page.section(title(shape), SchemaFile.object(schema, shape));
    }
    page.spelling();
    page.codes();
    return page.page.toString();
  }

  private static String title(Shape shape) {
    return switch (shape) {
      case DOCUMENT -> "The document";
      case ENDPOINT -> "`endpoints.NAME`";
      case USER -> "`users.NAME`";
      case RULE -> "`rules[]`";
      case FROM -> "`rules[].from`";
      case TO -> "`rules[].to`";
      case PERIMETER -> "`perimeter`";
      case FRONT_DOOR -> "`front-door`";
      case REACTION -> "`reactions[]`";
      case ACTION -> "`reactions[].do`, for endpoint policies";
      case ROLLOUT -> "`rollout`";
      case AUDIT -> "`audit`";
      case ONLY -> "`audit.only`";
      case TEST -> "`tests[]`";
    };
  }

  private void section(String title, JsonNode object) {
    page.append("\n## ").append(title).append("\n");
    page.append(object.path("description").asString("")).append("\n\n");
    page.append("| field | type | default | unit | meaning |\n|---|---|---|---|---|\n");
    List<String> required = new ArrayList<>();
    object.path("required").forEach(name -> required.add(name.asString()));
    object
        .path("properties")
        .properties()
        .forEach(field -> row(field.getKey(), field.getValue(), required.contains(field.getKey())));
  }

  private void row(String name, JsonNode field, boolean required) {
    String missing = required ? "required" : "–";
    page.append("| `")
        .append(name)
        .append("` | ")
        .append(type(field).replace("|", "\\|"))
        .append(" | ")
        .append(field.has("default") ? text(field.path("default")) : missing)
        .append(" | ")
        .append(field.path("x-unit").asString("–"))
        .append(" | ")
        .append(field.path("description").asString(""))
        .append(" |\n");
  }

  private static String text(JsonNode value) {
    return value.isArray() ? "none" : value.asString("");
  }

  private String type(JsonNode field) {
    if (field.has("$ref")) {
      return type(schema.at(field.path("$ref").asString("").substring(1)));
    }
    if (field.has("title")) {
      return field.path("title").asString("");
    }
    if (field.has("oneOf")) {
      return each(field.path("oneOf"), " or ");
    }
    if (field.has("enum")) {
      return field.path("enum").values().stream()
          .map(word -> "`" + word.asString() + "`")
          .collect(Collectors.joining(" or "));
    }
    return switch (field.path("type").asString("")) {
      case "array" -> "list of " + type(field.path("items"));
      case "object" ->
          field.path("additionalProperties").isObject()
              ? "by name: " + type(field.path("additionalProperties"))
              : "mapping";
      case "boolean" -> "true or false";
      default -> field.path("type").asString("");
    };
  }

  private String each(JsonNode nodes, String between) {
    List<String> types = new ArrayList<>();
    nodes.forEach(node -> types.add(type(node)));
    return String.join(between, types);
  }

  private void spelling() {
    page.append("\n## Spelling\n| type | regular expression |\n|---|---|\n");
    schema
        .path("$defs")
        .forEach(each -> {
          if (each.has("pattern")) {
            page.append("| ")
                .append(each.path("title").asString(""))
                .append(" | `")
                .append(each.path("pattern").asString("").replace("|", "\\|"))
                .append("` |\n");
          }
        });
  }

  private void codes() {
    page.append("\n## Faults and warnings\n")
        .append("Editors find what the schema can say; `causeway check` finds all of it.\n\n")
        .append("| code | found by | meaning |\n|---|---|---|\n");
    for (Code code : Code.values()) {
      String by =
          switch (code.level()) {
            case FILE -> "check, as YAML";
            case SHAPE -> "check and editors";
            case MEANING -> "check";
            case WARNING -> "check, a warning";
          };
      page.append("| `")
          .append(code.code())
          .append("` | ")
          .append(by)
          .append(" | ")
          .append(code.meaning())
          .append(" |\n");
    }
  }
}

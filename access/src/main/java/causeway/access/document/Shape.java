package causeway.access.document;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The fields of every mapping of a farm document whose keys are not free names: the one table that
/// the reader goes by and the JSON Schema is tested against. A `!` marks a required field.
@SuppressWarnings("ImmutableEnumChecker") // made by toList and copyOf
enum Shape {
  DOCUMENT(
      "a farm document",
      "farm! region! mode strict endpoints! networks users groups rules! perimeter front-door"
          + " reactions rollout audit tests"),
  ENDPOINT("an endpoint", "service! id adopt"),
  USER("a user", "password certificate"),
  RULE("a rule", "name! effect from to mode until"),
  FROM("from", "networks users groups"),
  TO("to", "endpoint hosts buckets access-points accounts regions ports tables principals access"),
  PERIMETER("the perimeter", "organization resource-accounts"),
  FRONT_DOOR("the front door", "name! kind proxy-protocol"),
  REACTION("a reaction", "alarm! do! hold release"),
  ACTION("do", "endpoint-policy!"),
  ROLLOUT("the rollout", "first hold"),
  AUDIT("the audit", "every baseline accounts only"),
  ONLY("the audit's bounds", "buckets tables networks administration"),
  TEST("a test", "from! user to! expect! rule");

  private final String noun;
  private final List<String> fields;
  private final Set<String> required;

  Shape(String noun, String fields) {
    this.noun = noun;
    List<String> marked = List.of(fields.split(" "));
    this.fields = marked.stream().map(Shape::unmarked).toList();
    this.required =
        Set.copyOf(marked.stream().filter(f -> f.endsWith("!")).map(Shape::unmarked).toList());
  }

  private static String unmarked(String field) {
    return field.endsWith("!") ? field.substring(0, field.length() - 1) : field;
  }

  /// What such a mapping is called in a message.
  String noun() {
    return noun;
  }

  List<String> fields() {
    return fields;
  }

  boolean requires(String field) {
    return required.contains(field);
  }

  Stream<String> required() {
    return fields.stream().filter(required::contains);
  }
}

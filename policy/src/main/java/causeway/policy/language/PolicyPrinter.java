package causeway.policy.language;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A policy as canonical JSON: AWS's order of elements, one value plain and several as a list, no
/// space at all, since AWS counts it. Reading the text back gives the same policy.
public final class PolicyPrinter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private PolicyPrinter(JsonGenerator json) {
    this.json = json;
  }

  /// One line, without the line end.
  public static String print(Policy policy) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      new PolicyPrinter(json).policy(policy);
    }
    return text.toString();
  }

  /// One statement alone, for reports.
  public static String print(Statement statement) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      new PolicyPrinter(json).statement(statement);
    }
    return text.toString();
  }

  private void policy(Policy policy) {
    json.writeStartObject();
    optional("Version", policy.version() == null ? null : policy.version().text());
    optional("Id", policy.id());
    json.writeName("Statement");
    json.writeStartArray();
    policy.statements().forEach(this::statement);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void statement(Statement statement) {
    json.writeStartObject();
    optional("Sid", statement.sid());
    optional("Effect", statement.effect().text());
    switch (statement.principals()) {
      case Principals.Absent _ -> {}
      case Principals.Only only -> principals("Principal", only.values());
      case Principals.Except except -> principals("NotPrincipal", except.values());
    }
    patterns("Action", statement.actions());
    Patterns resources = statement.resources();
    if (resources != null) {
      patterns("Resource", resources);
    }
    conditions(statement.conditions());
    json.writeEndObject();
  }

  private void principals(String element, List<Principal> values) {
    json.writeName(element);
    if (values.getFirst().kind() == Principal.Kind.ANYONE) {
      json.writeString("*");
      return;
    }
    json.writeStartObject();
    values.stream()
        .map(Principal::kind)
        .distinct()
        .forEach(kind -> {
          Stream<Principal> same = values.stream().filter(value -> value.kind() == kind);
          json.writeName(kind.text());
          values(same.map(Principal::value).toList());
        });
    json.writeEndObject();
  }

  private void patterns(String element, Patterns patterns) {
    json.writeName(patterns.except() ? "Not" + element : element);
    values(patterns.values());
  }

  private void conditions(List<Condition> conditions) {
    if (conditions.isEmpty()) {
      return;
    }
    json.writeName("Condition");
    json.writeStartObject();
    conditions.stream()
        .map(Condition::operator)
        .distinct()
        .forEach(operator -> {
          json.writeName(operator.toString());
          json.writeStartObject();
          conditions.stream()
              .filter(condition -> condition.operator().equals(operator))
              .forEach(condition -> {
                json.writeName(condition.key());
                values(condition.values());
              });
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  private void values(List<String> values) {
    if (values.size() == 1) {
      json.writeString(values.getFirst());
      return;
    }
    json.writeStartArray();
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  private void optional(String element, @Nullable String value) {
    if (value != null) {
      json.writeName(element);
      json.writeString(value);
    }
  }
}

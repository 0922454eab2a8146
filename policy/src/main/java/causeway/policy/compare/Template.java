package causeway.policy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value of a policy taken apart: characters that stand for themselves, wildcards, variables.
record Template(List<Part> parts) {
  Template {
    parts = List.copyOf(parts);
  }

  /// A piece of a value.
  sealed interface Part {
    record Literal(int point) implements Part {}

    record One() implements Part {}

    record Many() implements Part {}

    /// A value of the request.
    ///
    /// @param key in lower case
    /// @param fallback what a missing key stands for; null when nothing does
    record Variable(String key, @Nullable String fallback) implements Part {}
  }

  /// Takes a value apart.
  ///
  /// @param wildcards whether `*` and `?` are wildcards here
  /// @param variables whether the policy's version knows variables
  static Template of(String value, boolean wildcards, boolean variables) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < value.length()) {
      int end = variables && value.startsWith("${", at) ? value.indexOf('}', at) : -1;
      if (end >= 0) {
        parts.add(variable(value.substring(at + 2, end)));
        at = end + 1;
        continue;
      }
      int point = value.codePointAt(at);
      at += Character.charCount(point);
      boolean wild = wildcards && (point == '*' || point == '?');
      parts.add(!wild ? new Part.Literal(point) : point == '*' ? new Part.Many() : new Part.One());
    }
    return new Template(parts);
  }

  private static Part variable(String inside) {
    if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
      return new Part.Literal(inside.charAt(0));
    }
    int comma = inside.indexOf(',');
    String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
    String rest = comma < 0 ? "" : inside.substring(comma + 1).strip();
    boolean quoted = rest.length() >= 2 && rest.startsWith("'") && rest.endsWith("'");
    return new Part.Variable(
        key.toLowerCase(Locale.ROOT), quoted ? rest.substring(1, rest.length() - 1) : null);
  }

  boolean hasVariable() {
    return parts.stream().anyMatch(Part.Variable.class::isInstance);
  }

  List<Part.Variable> variables() {
    return parts.stream()
        .filter(Part.Variable.class::isInstance)
        .map(Part.Variable.class::cast)
        .toList();
  }

  /// A text that the template matches when its variables have these values; empty when one has
  /// none.
  Optional<String> instance(Map<String, String> values, String filler) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal literal -> text.appendCodePoint(literal.point());
        case Part.One _ -> text.append('x');
        case Part.Many _ -> text.append(filler);
        case Part.Variable variable -> {
          String value = values.getOrDefault(variable.key(), variable.fallback());
          if (value == null) {
            return Optional.empty();
          }
          text.append(value);
        }
      }
    }
    return Optional.of(text.toString());
  }
}

package causeway.policy.evaluate;

import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.ConditionKeys;
import java.util.List;
import java.util.Optional;

/// `${…}` in the values of a policy: a request's own values, taken literally, or one of the escapes
/// `${*}`, `${?}`, `${$}`.
interface Variables {
  /// A version of the language without variables: `${` is text like any other.
  Variables NONE =
      new Variables() {
        @Override
        public Optional<Wildcard> wildcard(String value) {
          return Optional.of(Wildcard.plain(value));
        }

        @Override
        public Optional<String> text(String value) {
          return Optional.of(value);
        }
      };

  /// The pattern that `value` means; empty when a variable has no value, so that nothing matches.
  Optional<Wildcard> wildcard(String value);

  /// The text that `value` means where wildcards are not known; empty likewise.
  Optional<String> text(String value);

  static Variables of(Request request) {
    return new Substitution(request);
  }

  /// The variables of one request.
  record Substitution(Request request) implements Variables {
    @Override
    public Optional<Wildcard> wildcard(String value) {
      Wildcard.Builder built = new Wildcard.Builder();
      int at = 0;
      while (at < value.length()) {
        int end = value.startsWith("${", at) ? value.indexOf('}', at) : -1;
        if (end < 0) {
          int point = value.codePointAt(at);
          built.pattern(point);
          at += Character.charCount(point);
        } else {
          Optional<String> replaced = replace(value.substring(at + 2, end));
          if (replaced.isEmpty()) {
            return Optional.empty();
          }
          built.literal(replaced.get());
          at = end + 1;
        }
      }
      return Optional.of(built.build());
    }

    @Override
    public Optional<String> text(String value) {
      StringBuilder text = new StringBuilder();
      int at = 0;
      while (at < value.length()) {
        int end = value.startsWith("${", at) ? value.indexOf('}', at) : -1;
        if (end < 0) {
          text.append(value.charAt(at++));
        } else {
          Optional<String> replaced = replace(value.substring(at + 2, end));
          if (replaced.isEmpty()) {
            return Optional.empty();
          }
          text.append(replaced.get());
          at = end + 1;
        }
      }
      return Optional.of(text.toString());
    }

    /// AWS: a variable of a key with many values has no value.
    private Optional<String> replace(String inside) {
      if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
        return Optional.of(inside);
      }
      int comma = inside.indexOf(',');
      String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
      List<String> values = request.values(key);
      boolean many =
          ConditionKeys.of(key).cardinality() == ConditionKey.Cardinality.MANY || values.size() > 1;
      if (values.size() == 1 && !many && !values.getFirst().isEmpty()) {
        return Optional.of(values.getFirst());
      }
      String fallback = comma < 0 ? "" : inside.substring(comma + 1).strip();
      boolean quoted = fallback.length() >= 2 && fallback.startsWith("'") && fallback.endsWith("'");
      return quoted && !many
          ? Optional.of(fallback.substring(1, fallback.length() - 1))
          : Optional.empty();
    }
  }
}

package causeway.policy.language;

import java.util.List;
import java.util.Locale;

/// One key under one operator, with the values it is compared to.
///
/// @param key spelled as written; the case does not matter
/// @param values as text, whatever JSON type they had; never empty
public record Condition(Operator operator, String key, List<String> values) {
  public Condition {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("condition on " + key + " has no value to compare");
    }
  }

  /// The key as it is compared: in lower case.
  public String foldedKey() {
    return key.toLowerCase(Locale.ROOT);
  }
}

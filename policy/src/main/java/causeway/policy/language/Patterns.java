package causeway.policy.language;

import java.util.List;

/// The names of an `Action` or `Resource` element, or of its `Not…` form.
///
/// @param except whether the element matches everything but these
/// @param values patterns with `*` and `?`, spelled as written; never empty
public record Patterns(boolean except, List<String> values) {
  public Patterns {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("an element without a value matches nothing");
    }
  }

  /// `Action` or `Resource`.
  public static Patterns only(String... values) {
    return new Patterns(false, List.of(values));
  }

  /// `NotAction` or `NotResource`.
  public static Patterns except(String... values) {
    return new Patterns(true, List.of(values));
  }
}

package causeway.policy.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Strings, and lists of strings, out of JSON.
final class Texts {
  private Texts() {}

  /// Exactly one string.
  static Optional<String> one(Json value, String path, Faults faults) {
    if (value instanceof Json.Text text) {
      return Optional.of(text.value());
    }
    faults.add(value, path, "wrong-type", "is " + value.kind() + "; write a string");
    return Optional.empty();
  }

  /// One string, or a list of them that is not empty; whatever is none, or does not pass `check`,
  /// is a fault.
  static List<String> some(Json value, String path, Faults faults, Check check) {
    if (!(value instanceof Json.Items items)) {
      return checked(value, path, faults, check).stream().toList();
    }
    if (items.list().isEmpty()) {
      faults.add(value, path, "empty-list", "is an empty list, which matches nothing; name one");
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < items.list().size(); i++) {
      checked(items.list().get(i), path + "[" + i + "]", faults, check).ifPresent(texts::add);
    }
    return texts;
  }

  private static Optional<String> checked(Json value, String path, Faults faults, Check check) {
    Optional<String> text = one(value, path, faults);
    text.flatMap(check::problem)
        .ifPresent(problem -> faults.add(value, path, problem.code(), problem.message()));
    return text;
  }

  /// What is wrong with one string.
  record Problem(String code, String message) {}

  /// Looks at one string of a list.
  @FunctionalInterface
  interface Check {
    /// Empty when the string will do.
    Optional<Problem> problem(String text);
  }

  /// The message for a name that is none of `known`.
  static String unknown(String name, List<String> known) {
    return known.stream()
        .filter(one -> one.equalsIgnoreCase(name))
        .findFirst()
        .map(one -> Quoted.of(name) + " is no element; write " + one)
        .orElseGet(() -> Quoted.of(name) + " is no element; there are " + String.join(", ", known));
  }
}

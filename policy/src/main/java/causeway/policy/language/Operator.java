package causeway.policy.language;

import java.util.Locale;
import java.util.Optional;

/// A condition operator: `ForAllValues:StringLikeIfExists` is all three parts.
public record Operator(Qualifier qualifier, Comparison comparison, boolean ifExists) {
  private static final String IF_EXISTS = "IfExists";

  /// How the values of a multivalued key are combined.
  public enum Qualifier {
    NONE(""),
    FOR_ALL_VALUES("ForAllValues:"),
    FOR_ANY_VALUE("ForAnyValue:");

    private final String text;

    Qualifier(String text) {
      this.text = text;
    }
  }

  public Operator {
    if (ifExists && comparison == Comparison.NULL) {
      throw new IllegalArgumentException("Null already asks whether the key exists");
    }
  }

  /// An operator without qualifier and suffix.
  public static Operator of(Comparison comparison) {
    return new Operator(Qualifier.NONE, comparison, false);
  }

  /// Reads an operator's name in any case; empty when there is no such operator.
  static Optional<Operator> parse(String text) {
    Qualifier qualifier = Qualifier.NONE;
    for (Qualifier candidate : Qualifier.values()) {
      if (candidate != Qualifier.NONE && startsWith(text, candidate.text)) {
        qualifier = candidate;
      }
    }
    Qualifier found = qualifier;
    String name = text.substring(found.text.length());
    boolean ifExists = name.toLowerCase(Locale.ROOT).endsWith(IF_EXISTS.toLowerCase(Locale.ROOT));
    String bare = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
    return Comparison.of(bare)
        .filter(comparison -> !(ifExists && comparison == Comparison.NULL))
        .map(comparison -> new Operator(found, comparison, ifExists));
  }

  private static boolean startsWith(String text, String prefix) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  /// The canonical spelling.
  @Override
  public String toString() {
    return qualifier.text + comparison.text() + (ifExists ? IF_EXISTS : "");
  }
}

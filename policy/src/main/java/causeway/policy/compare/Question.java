package causeway.policy.compare;

import causeway.policy.evaluate.Setting.Reading;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Operator;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a condition asks of its key, in a form in which two conditions that ask the same are equal.
record Question(Operator operator, Set<Template> values) {
  Question {
    values = Set.copyOf(values);
  }

  /// The kinds of values that are compared in different ways.
  enum Kind {
    TEXT,
    NUMBER,
    DATE,
    ADDRESS,
    PRESENCE
  }

  static Question of(Condition condition, boolean variables) {
    boolean wildcards =
        switch (condition.operator().comparison()) {
          case STRING_LIKE, STRING_NOT_LIKE, ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE ->
              true;
          default -> false;
        };
    Set<Template> values = new LinkedHashSet<>();
    condition.values().forEach(value -> values.add(Template.of(value, wildcards, variables)));
    return new Question(condition.operator(), values);
  }

  Kind kind() {
    return switch (operator.comparison().family()) {
      case STRING, BOOL, BINARY, ARN -> Kind.TEXT;
      case NUMERIC -> Kind.NUMBER;
      case DATE -> Kind.DATE;
      case ADDRESS -> Kind.ADDRESS;
      case NULL -> Kind.PRESENCE;
    };
  }

  /// Whether a pattern means something else under another reading.
  boolean isDisputed() {
    return operator.comparison().family() == Comparison.Family.ARN
        && !globs(Reading.ACROSS_COLONS).equals(globs(Reading.WITHIN_SEGMENTS));
  }

  boolean hasVariable() {
    return values.stream().anyMatch(Template::hasVariable);
  }

  /// Whether the key's own value must fit a pattern whatever the variables are.
  boolean hasUpperBound() {
    return operator.qualifier() == Operator.Qualifier.NONE
        && !operator.ifExists()
        && !operator.comparison().negated()
        && operator.comparison().family() == Comparison.Family.STRING;
  }

  /// The patterns of a text comparison, positive form.
  List<Glob> globs(Reading reading) {
    return values.stream().flatMap(value -> glob(value, reading).stream()).toList();
  }

  private Optional<Glob> glob(Template value, Reading reading) {
    return switch (operator.comparison().family()) {
      case ARN -> Glob.arn(value, reading);
      case BOOL -> Optional.of(Glob.folded(value));
      default ->
          switch (operator.comparison()) {
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                Optional.of(Glob.folded(value));
            default -> Optional.of(Glob.plain(value));
          };
    };
  }

  List<BigDecimal> limits() {
    return texts()
        .flatMap(
            text -> (kind() == Kind.DATE ? Numbers.seconds(text) : Numbers.number(text)).stream())
        .toList();
  }

  Predicate<BigDecimal> line() {
    return Numbers.predicate(operator.comparison(), limits());
  }

  List<Addresses.Block> blocks() {
    return texts().flatMap(text -> Addresses.block(text).stream()).toList();
  }

  private Stream<String> texts() {
    return values.stream().flatMap(value -> value.instance(java.util.Map.of(), "*").stream());
  }

  /// Whether it asks for a missing key.
  boolean takesMissing(boolean missing) {
    return texts().anyMatch(text -> Boolean.parseBoolean(text) == missing);
  }
}

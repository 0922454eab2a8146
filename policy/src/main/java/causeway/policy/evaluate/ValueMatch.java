package causeway.policy.evaluate;

import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import java.util.Optional;

/// One value of a request against the values of a condition: any of them will do, or, for a negated
/// operator, none of them may.
final class ValueMatch {
  private final Condition condition;
  private final Variables variables;
  private final Setting.Reading reading;

  ValueMatch(Condition condition, Variables variables, Setting.Reading reading) {
    this.condition = condition;
    this.variables = variables;
    this.reading = reading;
  }

  boolean matches(String value) {
    boolean any = condition.values().stream().anyMatch(wanted -> compares(value, wanted));
    return any != condition.operator().comparison().negated();
  }

  /// The positive comparison; a policy value whose variable has no value equals nothing.
  private boolean compares(String value, String wanted) {
    Comparison comparison = condition.operator().comparison();
    return switch (comparison) {
      case STRING_EQUALS, STRING_NOT_EQUALS, BINARY_EQUALS ->
          text(wanted).equals(Optional.of(value));
      case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
          text(wanted).map(value::equalsIgnoreCase).orElse(false);
      case STRING_LIKE, STRING_NOT_LIKE ->
          variables.wildcard(wanted).map(pattern -> pattern.matches(value)).orElse(false);
      case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE ->
          variables.wildcard(wanted).map(pattern -> matchesArn(pattern, value)).orElse(false);
      case BOOL -> text(wanted).map(value::equalsIgnoreCase).orElse(false);
      case NUMERIC_EQUALS,
          NUMERIC_NOT_EQUALS,
          NUMERIC_LESS_THAN,
          NUMERIC_LESS_THAN_EQUALS,
          NUMERIC_GREATER_THAN,
          NUMERIC_GREATER_THAN_EQUALS ->
          ordered(comparison, Quantities.number(value), text(wanted).flatMap(Quantities::number));
      case DATE_EQUALS,
          DATE_NOT_EQUALS,
          DATE_LESS_THAN,
          DATE_LESS_THAN_EQUALS,
          DATE_GREATER_THAN,
          DATE_GREATER_THAN_EQUALS ->
          ordered(comparison, Quantities.date(value), text(wanted).flatMap(Quantities::date));
      case IP_ADDRESS, NOT_IP_ADDRESS ->
          text(wanted).map(block -> AddressBlock.contains(block, value)).orElse(false);
      case NULL -> throw new IllegalStateException("Null compares no value");
    };
  }

  private Optional<String> text(String wanted) {
    return variables.text(wanted);
  }

  /// Six components, each alone. Where a pattern names fewer and ends in `*`, AWS's documents do
  /// not say whether it covers the rest.
  private boolean matchesArn(Wildcard pattern, String value) {
    boolean open = pattern.segments() < 6 && pattern.endsOpen();
    if (open) {
      return reading == Setting.Reading.ACROSS_COLONS && pattern.matches(value);
    }
    return pattern.segments() == 6
        && value.chars().filter(c -> c == ':').count() >= 5
        && pattern.matchesSegments(value);
  }

  private static <T extends Comparable<T>> boolean ordered(
      Comparison comparison, Optional<T> value, Optional<T> wanted) {
    if (value.isEmpty() || wanted.isEmpty()) {
      return false;
    }
    int order = value.get().compareTo(wanted.get());
    return switch (comparison) {
      case NUMERIC_LESS_THAN, DATE_LESS_THAN -> order < 0;
      case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> order <= 0;
      case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> order > 0;
      case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> order >= 0;
      default -> order == 0;
    };
  }
}

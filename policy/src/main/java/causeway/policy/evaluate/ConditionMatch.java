package causeway.policy.evaluate;

import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.ConditionKeys;
import causeway.policy.evaluate.Evaluation.Miss;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Operator;
import causeway.policy.language.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether a condition holds for a request: presence, cardinality and qualifier, before any value
/// is compared.
///
/// | key | plain | IfExists | negated | ForAllValues | ForAnyValue | Null |
/// |---|---|---|---|---|---|---|
/// | missing | no | yes | yes | yes | no | `true` |
/// | one value | compares | compares | none equal | all | some | `false` |
/// | many values | never | never | never | all | some | `false` |
///
/// Under a qualifier and under Null an empty value counts as missing; a plain operator compares it.
final class ConditionMatch {
  private final Condition condition;
  private final List<String> values;
  private final ValueMatch match;

  private ConditionMatch(Condition condition, List<String> values, ValueMatch match) {
    this.condition = condition;
    this.values = values;
    this.match = match;
  }

  /// Why the condition does not hold; empty when it does.
  static Optional<Miss> miss(
      Condition condition, Request request, Variables variables, Setting.Reading reading) {
    List<String> values = request.values(condition.key());
    ValueMatch match = new ValueMatch(condition, variables, reading);
    return new ConditionMatch(condition, values, match).miss();
  }

  private Optional<Miss> miss() {
    Operator operator = condition.operator();
    if (operator.comparison() == Comparison.NULL) {
      boolean missing = present().isEmpty();
      return hold(
          condition.values().stream().anyMatch(value -> Boolean.parseBoolean(value) == missing),
          missing ? "is missing" : "is present");
    }
    return switch (operator.qualifier()) {
      case NONE -> plain(operator);
      case FOR_ALL_VALUES ->
          hold(
              present().stream().allMatch(match::matches),
              "not every value of " + quoted(present()) + " compares");
      case FOR_ANY_VALUE ->
          hold(
              present().stream().anyMatch(match::matches),
              present().isEmpty()
                  ? "is missing"
                  : "no value of " + quoted(present()) + " compares");
    };
  }

  private Optional<Miss> plain(Operator operator) {
    if (values.isEmpty()) {
      return hold(operator.ifExists() || operator.comparison().negated(), "is missing");
    }
    boolean many =
        values.size() > 1
            || ConditionKeys.of(condition.key()).cardinality() == ConditionKey.Cardinality.MANY;
    if (many) {
      return hold(
          false, "may have several values, and " + operator + " without ForAnyValue never matches");
    }
    return hold(match.matches(values.getFirst()), "is " + quoted(values));
  }

  /// The values, empty ones left out.
  private List<String> present() {
    return values.stream().filter(value -> !value.isEmpty()).toList();
  }

  private Optional<Miss> hold(boolean holds, String found) {
    return holds
        ? Optional.empty()
        : Optional.of(
            new Miss(
                condition.operator() + " " + condition.key(),
                condition.key() + " " + found + ", wanted " + quoted(condition.values())));
  }

  private static String quoted(List<String> values) {
    String shown = values.stream().limit(5).map(Quoted::of).collect(Collectors.joining(", "));
    return values.size() > 5 ? shown + " and " + (values.size() - 5) + " more" : shown;
  }
}

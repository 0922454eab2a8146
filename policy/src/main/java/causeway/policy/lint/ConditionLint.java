package causeway.policy.lint;

import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.ConditionKeys;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Operator;
import causeway.policy.language.Quoted;
import causeway.policy.language.Statement;
import causeway.policy.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What misleads in one condition.
final class ConditionLint {
  private static final Set<String> SYSTEM_IDS =
      Set.of(
          "aws:principalaccount",
          "aws:resourceaccount",
          "aws:sourceaccount",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:principalorgid",
          "aws:resourceorgid");

  private final int index;
  private final Condition condition;
  private final Statement statement;
  private final boolean allows;
  private final boolean variables;
  private final EndpointKind endpoint;
  private final List<Finding> findings = new ArrayList<>();

  ConditionLint(
      int index,
      Condition condition,
      Statement statement,
      boolean allows,
      boolean variables,
      EndpointKind endpoint) {
    this.index = index;
    this.condition = condition;
    this.statement = statement;
    this.allows = allows;
    this.variables = variables;
    this.endpoint = endpoint;
  }

  List<Finding> check() {
    ConditionKey key = ConditionKeys.of(condition.key());
    Operator operator = condition.operator();
    if (!ConditionKeys.known(condition.key())
        && condition.foldedKey().matches("(aws|s3|dynamodb):.*")) {
      warn("unknown-key", "is no condition key AWS documents; check its spelling");
    }
    if (key.at(endpoint) == ConditionKey.Presence.NEVER
        && operator.comparison() != Comparison.NULL) {
      warn(
          "absent-at-endpoint",
          "is absent from requests through an endpoint, so this "
              + (operator.comparison().negated() || operator.ifExists() ? "always" : "never")
              + " holds; use aws:VpcSourceIp");
    }
    if (key.cardinality() == ConditionKey.Cardinality.MANY
        && operator.qualifier() == Operator.Qualifier.NONE
        && operator.comparison() != Comparison.NULL) {
      warn(
          "needs-qualifier",
          "has many values, and " + operator + " without ForAnyValue or ForAllValues never holds");
    }
    if (allows && operator.qualifier() == Operator.Qualifier.FOR_ALL_VALUES && !guarded()) {
      warn("vacuous-for-all", "may be missing, and ForAllValues then holds; add Null \"false\"");
    }
    if (allows && operator.ifExists() && condition.foldedKey().startsWith("aws:principal")) {
      warn("admits-unsigned", "is missing from unsigned requests, which IfExists then admits");
    }
    if (SYSTEM_IDS.contains(condition.foldedKey())) {
      systemId(operator);
    }
    values(operator);
    return findings;
  }

  private boolean guarded() {
    return statement.conditions().stream()
        .anyMatch(other ->
            other.operator().comparison() == Comparison.NULL
                && other.foldedKey().equals(condition.foldedKey())
                && other.values().equals(List.of("false")));
  }

  private void systemId(Operator operator) {
    boolean wild =
        operator.comparison().text().endsWith("Like")
            && condition.values().stream().anyMatch(value -> value.matches(".*[*?].*"));
    if (wild || operator.comparison().family() == Comparison.Family.NUMERIC) {
      warn("pattern-on-id", "is an id, not text to match; write StringEquals and whole ids");
    }
  }

  private void values(Operator operator) {
    boolean literal =
        switch (operator.comparison()) {
          case STRING_EQUALS,
              STRING_NOT_EQUALS,
              STRING_EQUALS_IGNORE_CASE,
              STRING_NOT_EQUALS_IGNORE_CASE ->
              true;
          default -> false;
        };
    for (String value : condition.values()) {
      if (literal && value.replaceAll("\\$\\{[^}]*}", "").matches(".*[*?].*")) {
        warn(
            "literal-wildcard",
            "is compared to " + Quoted.of(value) + " literally; write StringLike for a pattern");
      }
      if (!variables && value.contains("${")) {
        warn("variables-off", "is compared to a variable, and only Version 2012-10-17 knows them");
      }
    }
  }

  private void warn(String code, String rest) {
    findings.add(new Finding(Severity.WARNING, index, code, condition.key() + " " + rest));
  }
}

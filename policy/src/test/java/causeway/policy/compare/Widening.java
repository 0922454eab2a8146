package causeway.policy.compare;

import static causeway.policy.compare.Edits.each;
import static causeway.policy.compare.Edits.more;

import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Small edits that let more through, as people make them by mistake or on purpose.
record Widening(String name, Function<Policy, Stream<Policy>> edits) {
  static final List<Widening> ALL =
      List.of(
          condition("drop a condition of an Allow", Effect.ALLOW, one -> Optional.empty()),
          operator("add IfExists", one -> new Operator(one.qualifier(), one.comparison(), true)),
          operator(
              "ForAllValues on a single value",
              one ->
                  new Operator(
                      Operator.Qualifier.FOR_ALL_VALUES, one.comparison(), one.ifExists())),
          operator("negate", Edits::negated),
          operator(
              "compare in any case",
              one ->
                  one.comparison() == Comparison.STRING_EQUALS
                      ? Operator.of(Comparison.STRING_EQUALS_IGNORE_CASE)
                      : one),
          condition(
              "StringLike instead of StringEquals, with a wildcard value",
              Effect.ALLOW,
              Edits::likeAnythingAfter),
          values("add a value", Effect.ALLOW, value -> Stream.of(value, Edits.another(value))),
          value("a shorter prefix length", value -> value.replaceFirst("/(16|24)$", "/8")),
          value(
              "every IPv4 address",
              value -> value.contains("/") && !value.contains("o-") ? "0.0.0.0/0" : value),
          value(
              "the first digit only",
              value -> value.matches("[0-9]{12}") ? "9" + value.substring(1) : value),
          value(
              "a wildcard for the account in an ARN",
              value -> value.replace("::111122223333:", "::*:")),
          value("a wildcard at the end of an ARN", value -> value.replace("office-*", "*")),
          statement("no conditions", Effect.ALLOW, one -> one.withConditions(List.of())),
          actions("NotAction instead of Action", Edits::inverted),
          actions("every action", patterns -> Patterns.only("*")),
          actions(
              "every action of the service",
              patterns -> each(patterns, value -> value.replaceFirst(":.*", ":*"))),
          actions(
              "a prefix of the actions",
              patterns -> each(patterns, value -> value.replaceFirst("(Get|Put).*", "$1*"))),
          actions("one more action", patterns -> more(patterns, "s3:DeleteObject")),
          actions(
              "an action in the other case and one more",
              patterns ->
                  more(each(patterns, value -> value.toUpperCase(Locale.ROOT)), "s3:putobjectacl")),
          resources("NotResource instead of Resource", Edits::inverted),
          resources("every resource", patterns -> Patterns.only("*")),
          resources("every bucket", patterns -> Patterns.only("arn:aws:s3:::*")),
          resources("another bucket", patterns -> more(patterns, "arn:aws:s3:::exfiltration/*")),
          resource("a wildcard at the end of resources", "/\\*$", "*"),
          resource("a shorter bucket prefix", "reports-", "rep"),
          resource("the table's every index and stream", "table/telemetry$", "table/telemetry*"),
          resource("another table", "table/telemetry", "table/*"),
          statement("a denial less", Effect.DENY, one -> null),
          statement("a denial that allows", Effect.DENY, Edits::allowing),
          statement("a denial for one caller", Effect.DENY, Edits::forOne),
          statement(
              "a denial of fewer actions",
              Effect.DENY,
              one -> Edits.with(one, Patterns.only("s3:DeleteBucket"), one.resources())),
          statement(
              "a denial of fewer resources",
              Effect.DENY,
              one -> Edits.with(one, one.actions(), Patterns.only("arn:aws:s3:::elsewhere/*"))),
          values(
              "one more value of a negated denial",
              Effect.DENY,
              value -> Stream.of(value, Edits.another(value))),
          conditions("one more condition of a denial", Effect.DENY, Edits::narrowed),
          conditions("a denial only when the key is there", Effect.DENY, Edits::guarded));

  private static Widening actions(String name, UnaryOperator<Patterns> edit) {
    return statement(
        name, Effect.ALLOW, one -> Edits.with(one, edit.apply(one.actions()), one.resources()));
  }

  private static Widening resources(String name, UnaryOperator<Patterns> edit) {
    return statement(
        name,
        Effect.ALLOW,
        one -> {
          Patterns resources = one.resources();
          return Edits.with(
              one, one.actions(), resources == null ? Patterns.only("*") : edit.apply(resources));
        });
  }

  private static Widening resource(String name, String pattern, String replacement) {
    return resources(
        name, patterns -> each(patterns, value -> value.replaceFirst(pattern, replacement)));
  }

  private static Widening value(String name, UnaryOperator<String> edit) {
    return values(name, Effect.ALLOW, value -> Stream.of(edit.apply(value)));
  }

  private static Widening operator(String name, UnaryOperator<Operator> edit) {
    return condition(
        name,
        Effect.ALLOW,
        one ->
            Optional.of(
                one.operator().comparison() == Comparison.NULL
                    ? one
                    : new Condition(edit.apply(one.operator()), one.key(), one.values())));
  }

  /// Values of a key of addresses are left alone where another digit would be no prefix length.
  private static Widening values(
      String name, Effect effect, Function<String, Stream<String>> edit) {
    return condition(
        name,
        effect,
        one -> {
          List<String> values = one.values().stream().flatMap(edit).distinct().toList();
          boolean text =
              switch (one.operator().comparison().family()) {
                case STRING, ARN, ADDRESS -> true;
                case NUMERIC, DATE, BOOL, BINARY, NULL -> false;
              };
          boolean sound = text && values.stream().noneMatch(value -> value.matches(".*/[0-9]+1$"));
          return Optional.of(sound ? new Condition(one.operator(), one.key(), values) : one);
        });
  }

  private static Widening condition(
      String name, Effect effect, Function<Condition, Optional<Condition>> edit) {
    return conditions(
        name,
        effect,
        (all, index) -> {
          List<Condition> edited = new ArrayList<>(all);
          edit.apply(edited.remove((int) index)).ifPresent(edited::add);
          return edited;
        });
  }

  /// One policy for each condition of each statement with the effect.
  private static Widening conditions(
      String name, Effect effect, BiFunction<List<Condition>, Integer, List<Condition>> edit) {
    return new Widening(
        name,
        policy ->
            indexes(policy, effect)
                .flatMap(i -> {
                  Statement one = policy.statements().get(i);
                  return IntStream.range(0, one.conditions().size())
                      .mapToObj(c ->
                          Edits.with(
                              policy, i, one.withConditions(edit.apply(one.conditions(), c))));
                }));
  }

  /// One policy for each statement with the effect; an edit to null takes the statement out.
  private static Widening statement(
      String name, Effect effect, Function<Statement, @Nullable Statement> edit) {
    return new Widening(
        name,
        policy ->
            indexes(policy, effect)
                .map(i -> Edits.with(policy, i, edit.apply(policy.statements().get(i)))));
  }

  private static Stream<Integer> indexes(Policy policy, Effect effect) {
    return IntStream.range(0, policy.statements().size())
        .filter(i -> policy.statements().get(i).effect() == effect)
        .boxed();
  }
}

package causeway.policy.compare;

import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Small edits that let more through, as people make them by mistake or on purpose.
record Widening(String name, Function<Policy, Stream<Policy>> edits) {
  static final List<Widening> ALL =
      List.of(
          condition("drop a condition of an Allow", Effect.ALLOW, one -> Optional.empty()),
          operator(
              "add IfExists",
              Effect.ALLOW,
              one -> new Operator(one.qualifier(), one.comparison(), true)),
          operator(
              "ForAllValues on a single value",
              Effect.ALLOW,
              one ->
                  new Operator(
                      Operator.Qualifier.FOR_ALL_VALUES, one.comparison(), one.ifExists())),
          operator("negate", Effect.ALLOW, Widening::negated),
          operator(
              "StringLike instead of StringEquals, with a wildcard value",
              Effect.ALLOW,
              one -> one,
              value -> value + "*"),
          operator(
              "compare in any case",
              Effect.ALLOW,
              one ->
                  one.comparison() == Comparison.STRING_EQUALS
                      ? Operator.of(Comparison.STRING_EQUALS_IGNORE_CASE)
                      : one),
          values("add a value", Effect.ALLOW, value -> Stream.of(value, more(value))),
          values(
              "a shorter prefix length",
              Effect.ALLOW,
              value -> Stream.of(value.replaceFirst("/(16|24)$", "/8"))),
          values(
              "every IPv4 address",
              Effect.ALLOW,
              value ->
                  Stream.of(value.contains("/") && !value.contains("o-") ? "0.0.0.0/0" : value)),
          values(
              "the first digit only",
              Effect.ALLOW,
              value -> Stream.of(value.matches("[0-9]{12}") ? "9" + value.substring(1) : value)),
          values(
              "a wildcard for the account in an ARN",
              Effect.ALLOW,
              value -> Stream.of(value.replace("::111122223333:", "::*:"))),
          values(
              "a wildcard at the end of an ARN",
              Effect.ALLOW,
              value -> Stream.of(value.replace("office-*", "*"))),
          statement(
              "NotAction instead of Action",
              Effect.ALLOW,
              one ->
                  with(
                      one,
                      new Patterns(!one.actions().except(), one.actions().values()),
                      one.resources())),
          statement(
              "every action of the service",
              Effect.ALLOW,
              one ->
                  with(
                      one,
                      each(one.actions(), value -> value.replaceFirst(":.*", ":*")),
                      one.resources())),
          statement(
              "every action", Effect.ALLOW, one -> with(one, Patterns.only("*"), one.resources())),
          statement(
              "a prefix of the actions",
              Effect.ALLOW,
              one ->
                  with(
                      one,
                      each(one.actions(), value -> value.replaceFirst("(Get|Put).*", "$1*")),
                      one.resources())),
          statement(
              "one more action",
              Effect.ALLOW,
              one -> with(one, more(one.actions(), "s3:DeleteObject"), one.resources())),
          statement(
              "an action in the other case and one more",
              Effect.ALLOW,
              one ->
                  with(
                      one,
                      more(
                          each(one.actions(), value -> value.toUpperCase(java.util.Locale.ROOT)),
                          "s3:putobjectacl"),
                      one.resources())),
          statement(
              "NotResource instead of Resource",
              Effect.ALLOW,
              one ->
                  with(
                      one,
                      one.actions(),
                      resources(
                          one, patterns -> new Patterns(!patterns.except(), patterns.values())))),
          statement(
              "every resource", Effect.ALLOW, one -> with(one, one.actions(), Patterns.only("*"))),
          statement(
              "every bucket",
              Effect.ALLOW,
              one -> with(one, one.actions(), Patterns.only("arn:aws:s3:::*"))),
          statement(
              "a wildcard at the end of resources",
              Effect.ALLOW,
              one ->
                  with(
                      one,
                      one.actions(),
                      resources(
                          one,
                          patterns -> each(patterns, value -> value.replaceFirst("/\\*$", "*"))))),
          statement(
              "a shorter bucket prefix",
              Effect.ALLOW,
              one ->
                  with(
                      one,
                      one.actions(),
                      resources(
                          one,
                          patterns -> each(patterns, value -> value.replace("reports-", "rep"))))),
          statement(
              "another bucket",
              Effect.ALLOW,
              one ->
                  with(
                      one,
                      one.actions(),
                      resources(one, patterns -> more(patterns, "arn:aws:s3:::exfiltration/*")))),
          statement(
              "the table's every index and stream",
              Effect.ALLOW,
              one ->
                  with(
                      one,
                      one.actions(),
                      resources(
                          one,
                          patterns ->
                              each(
                                  patterns,
                                  value ->
                                      value.replaceFirst(
                                          "table/telemetry$", "table/telemetry*"))))),
          statement(
              "another table",
              Effect.ALLOW,
              one ->
                  with(
                      one,
                      one.actions(),
                      resources(
                          one,
                          patterns ->
                              each(
                                  patterns,
                                  value -> value.replace("table/telemetry", "table/*"))))),
          statement("no conditions", Effect.ALLOW, one -> one.withConditions(List.of())),
          statement("a denial less", Effect.DENY, one -> null),
          statement("a denial that allows", Effect.DENY, Widening::allowing),
          condition("one more condition of a denial", Effect.DENY, Optional::of, "extra"),
          guarded("a denial only when the key is there", Effect.DENY),
          values(
              "one more value of a negated denial",
              Effect.DENY,
              value -> Stream.of(value, more(value))),
          statement(
              "a denial of fewer actions",
              Effect.DENY,
              one -> with(one, Patterns.only("s3:DeleteBucket"), one.resources())),
          statement(
              "a denial of fewer resources",
              Effect.DENY,
              one -> with(one, one.actions(), Patterns.only("arn:aws:s3:::elsewhere/*"))),
          statement("a denial for one caller", Effect.DENY, Widening::forOne));

  private static Operator negated(Operator one) {
    return switch (one.comparison()) {
      case STRING_EQUALS -> Operator.of(Comparison.STRING_NOT_EQUALS);
      case ARN_LIKE -> Operator.of(Comparison.ARN_NOT_LIKE);
      case IP_ADDRESS -> Operator.of(Comparison.NOT_IP_ADDRESS);
      default -> one;
    };
  }

  private static String more(String value) {
    return value.matches("[0-9]{12}")
        ? "777788889999"
        : value.startsWith("o-") ? "o-other00000" : value + "1";
  }

  private static Statement allowing(Statement one) {
    return new Statement(
        one.sid(),
        Effect.ALLOW,
        one.principals(),
        one.actions(),
        one.resources(),
        one.conditions());
  }

  private static Statement forOne(Statement one) {
    return new Statement(
        one.sid(),
        one.effect(),
        new Principals.Only(
            List.of(
                new causeway.policy.language.Principal(
                    causeway.policy.language.Principal.Kind.AWS, "111122223333"))),
        one.actions(),
        one.resources(),
        one.conditions());
  }

  private static Statement with(
      Statement one, Patterns actions, @org.jspecify.annotations.Nullable Patterns resources) {
    return new Statement(
        one.sid(), one.effect(), one.principals(), actions, resources, one.conditions());
  }

  private static Patterns resources(Statement one, Function<Patterns, Patterns> edit) {
    Patterns resources = one.resources();
    return resources == null ? Patterns.only("*") : edit.apply(resources);
  }

  private static Patterns each(Patterns patterns, Function<String, String> edit) {
    return new Patterns(
        patterns.except(), patterns.values().stream().map(edit).distinct().toList());
  }

  private static Patterns more(Patterns patterns, String value) {
    List<String> values = new ArrayList<>(patterns.values());
    values.add(value);
    return new Patterns(patterns.except(), values);
  }

  private static Widening statement(
      String name,
      Effect effect,
      Function<Statement, @org.jspecify.annotations.Nullable Statement> edit) {
    return new Widening(
        name,
        policy ->
            IntStream.range(0, policy.statements().size())
                .filter(i -> policy.statements().get(i).effect() == effect)
                .mapToObj(i -> {
                  List<Statement> statements = new ArrayList<>(policy.statements());
                  Statement edited = edit.apply(statements.get(i));
                  if (edited == null) {
                    statements.remove(i);
                  } else {
                    statements.set(i, edited);
                  }
                  return new Policy(policy.version(), policy.id(), statements);
                }));
  }

  private static Widening conditions(
      String name, Effect effect, BiFunction<Statement, Integer, List<Condition>> edit) {
    return new Widening(
        name,
        policy ->
            IntStream.range(0, policy.statements().size())
                .boxed()
                .filter(i -> policy.statements().get(i).effect() == effect)
                .flatMap(i -> {
                  Statement statement = policy.statements().get(i);
                  return IntStream.range(0, statement.conditions().size())
                      .mapToObj(c -> {
                        List<Statement> statements = new ArrayList<>(policy.statements());
                        statements.set(i, statement.withConditions(edit.apply(statement, c)));
                        return new Policy(policy.version(), policy.id(), statements);
                      });
                }));
  }

  private static Widening condition(
      String name, Effect effect, Function<Condition, Optional<Condition>> edit, String... extra) {
    return conditions(
        name,
        effect,
        (statement, index) -> {
          List<Condition> all = new ArrayList<>(statement.conditions());
          edit.apply(all.remove((int) index)).ifPresent(all::add);
          for (String tag : extra) {
            all.add(
                new Condition(
                    Operator.of(Comparison.STRING_EQUALS),
                    "aws:PrincipalTag/" + tag,
                    List.of("a")));
          }
          return all;
        });
  }

  private static Widening operator(String name, Effect effect, Function<Operator, Operator> edit) {
    return operator(name, effect, edit, value -> value);
  }

  private static Widening operator(
      String name,
      Effect effect,
      Function<Operator, Operator> edit,
      Function<String, String> value) {
    return condition(
        name,
        effect,
        one -> {
          boolean like =
              one.operator().comparison() == Comparison.STRING_EQUALS && !value.apply("").isEmpty();
          Operator operator =
              one.operator().comparison() == Comparison.NULL
                  ? one.operator()
                  : like ? Operator.of(Comparison.STRING_LIKE) : edit.apply(one.operator());
          return Optional.of(
              new Condition(
                  operator,
                  one.key(),
                  like ? one.values().stream().map(value).toList() : one.values()));
        });
  }

  private static Widening guarded(String name, Effect effect) {
    return conditions(
        name,
        effect,
        (statement, index) -> {
          List<Condition> all = new ArrayList<>(statement.conditions());
          all.add(
              new Condition(Operator.of(Comparison.NULL), all.get(index).key(), List.of("false")));
          return all;
        });
  }

  private static Widening values(
      String name, Effect effect, Function<String, Stream<String>> edit) {
    return condition(
        name,
        effect,
        one -> {
          List<String> values = one.values().stream().flatMap(edit).distinct().toList();
          boolean text =
              one.operator().comparison().family() == Comparison.Family.STRING
                  || one.operator().comparison().family() == Comparison.Family.ARN
                  || one.operator().comparison().family() == Comparison.Family.ADDRESS;
          boolean sound = text && values.stream().noneMatch(value -> value.matches(".*/[0-9]+1$"));
          return Optional.of(sound ? new Condition(one.operator(), one.key(), values) : one);
        });
  }
}

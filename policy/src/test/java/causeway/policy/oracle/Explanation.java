package causeway.policy.oracle;

import causeway.policy.evaluate.Request;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Statement;
import causeway.policy.language.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Why iam-simulate decides otherwise, as a way to say the same, by AWS's documents, without what
/// it takes otherwise: if it then agrees, that was why.
enum Explanation {
  ZERO("0.0.0.0/0 matches nothing there; CIDR says it is every IPv4 address") {
    @Override
    Question apply(Question question) {
      return eachValue(
          question,
          (condition, value) ->
              value.equals("0.0.0.0/0") ? Stream.of("0.0.0.0/1", "128.0.0.0/1") : Stream.of(value));
    }
  },
  SIX("an IPv6 address is in no IPv4 block; under NotIpAddress there it does not match") {
    @Override
    Question apply(Question question) {
      Question without =
          eachStatement(
              question,
              one ->
                  one.withConditions(
                      one.conditions().stream()
                          .filter(condition -> !outside(condition, question.request()))
                          .toList()));
      return eachValue(
          without,
          (condition, value) ->
              condition.operator().comparison() == Comparison.NOT_IP_ADDRESS
                      && !value.contains(":")
                      && question.request().values(condition.key()).stream()
                          .allMatch(address -> address.contains(":"))
                  ? Stream.of("2001:db8:dead::/128")
                  : Stream.of(value));
    }
  },
  EPOCH("a date in seconds since 1970 is read otherwise there") {
    @Override
    Question apply(Question question) {
      Map<String, List<String>> context = new LinkedHashMap<>(question.request().context());
      context.replaceAll((key, values) ->
          key.equals("aws:currenttime")
              ? values.stream().map(Explanation::written).toList()
              : values);
      return eachValue(
          question.with(context),
          (condition, value) ->
              Stream.of(
                  condition.operator().comparison().family() == Comparison.Family.DATE
                      ? written(value)
                      : value));
    }
  },
  VERSION("before Version 2012-10-17 a variable is text; there it is replaced") {
    @Override
    Question apply(Question question) {
      if (question.policy().hasVariables()) {
        return question;
      }
      Question literal = eachText(question, text -> text.replace("${", "${$}{"));
      return new Question(
          new Policy(Version.V2012_10_17, literal.policy().id(), literal.policy().statements()),
          literal.request());
    }
  },
  VARIABLE("a variable without value equals nothing, so negated operators and NotResource match") {
    @Override
    Question apply(Question question) {
      List<String> team = question.request().values("aws:PrincipalTag/team");
      boolean none = team.isEmpty() || team.equals(List.of(""));
      String value = team.size() == 1 && !none ? team.getFirst() : NOTHING;
      return question.policy().hasVariables()
          ? eachText(
              question,
              text ->
                  text.replace("${aws:PrincipalTag/team, 'x'}", none ? "x" : value)
                      .replace("${aws:PrincipalTag/team}", value))
          : question;
    }
  },
  EMPTY("an empty value is none under ForAllValues, ForAnyValue and Null; there it is one") {
    @Override
    Question apply(Question question) {
      Map<String, List<String>> context = new LinkedHashMap<>(question.request().context());
      context.replaceAll((_, values) -> present(values));
      return eachStatement(
          question.with(context),
          one ->
              one.withConditions(
                  one.conditions().stream()
                      .flatMap(condition -> settled(condition, question.request()))
                      .distinct()
                      .toList()));
    }
  };

  private static final String NOTHING = "no-such-value";
  private static final Condition NEVER =
      new Condition(
          Operator.of(Comparison.STRING_EQUALS), "aws:RequestTag/absent", List.of(NOTHING));

  private final String text;

  Explanation(String text) {
    this.text = text;
  }

  /// A policy and a request.
  record Question(Policy policy, Request request) {
    Question with(Map<String, List<String>> context) {
      return new Question(
          policy, new Request(request.action(), request.resource(), request.principal(), context));
    }
  }

  /// The class of the difference.
  String text() {
    return text;
  }

  /// The same question, asked without what this explains.
  abstract Question apply(Question question);

  private interface Values {
    Stream<String> of(Condition condition, String value);
  }

  private static List<String> present(List<String> values) {
    List<String> present = values.stream().filter(value -> !value.isEmpty()).toList();
    return present.isEmpty() ? values : present;
  }

  /// A condition whose key has nothing but empty values, as what it comes to: true or false; and
  /// one that never holds because its key has several, also if all but one are empty.
  private static Stream<Condition> settled(Condition condition, Request request) {
    List<String> values = request.values(condition.key());
    Operator operator = condition.operator();
    boolean plain =
        operator.qualifier() == Operator.Qualifier.NONE && operator.comparison() != Comparison.NULL;
    if (plain && present(values).size() < values.size()) {
      return Stream.of(NEVER);
    }
    boolean none = !values.isEmpty() && values.stream().allMatch(String::isEmpty);
    boolean nothing = operator.comparison() == Comparison.NULL;
    if (!none || plain) {
      return Stream.of(condition);
    }
    boolean holds =
        nothing
            ? condition.values().stream().anyMatch(Boolean::parseBoolean)
            : operator.qualifier() == Operator.Qualifier.FOR_ALL_VALUES;
    return holds ? Stream.empty() : Stream.of(NEVER);
  }

  /// Whether some IPv6 address makes it true, being in none of the blocks, which are all of IPv4.
  private static boolean outside(Condition condition, Request request) {
    return condition.operator().comparison() == Comparison.NOT_IP_ADDRESS
        && condition.operator().qualifier() == Operator.Qualifier.FOR_ANY_VALUE
        && request.values(condition.key()).stream().anyMatch(address -> address.contains(":"))
        && condition.values().stream().noneMatch(block -> block.contains(":"));
  }

  private static Question eachValue(Question question, Values values) {
    return eachStatement(
        question,
        one ->
            one.withConditions(
                one.conditions().stream()
                    .map(condition ->
                        new Condition(
                            condition.operator(),
                            condition.key(),
                            condition.values().stream()
                                .flatMap(value -> values.of(condition, value))
                                .toList()))
                    .toList()));
  }

  private static Question eachText(Question question, UnaryOperator<String> edit) {
    return eachValue(
        eachStatement(
            question,
            one -> {
              Patterns resources = one.resources();
              return resources == null
                  ? one
                  : new Statement(
                      one.sid(),
                      one.effect(),
                      one.principals(),
                      one.actions(),
                      new Patterns(
                          resources.except(), resources.values().stream().map(edit).toList()),
                      one.conditions());
            }),
        (condition, value) -> Stream.of(edit.apply(value)));
  }

  private static Question eachStatement(Question question, UnaryOperator<Statement> edit) {
    Policy policy = question.policy();
    List<Statement> statements = new ArrayList<>();
    policy.statements().forEach(one -> statements.add(edit.apply(one)));
    return new Question(new Policy(policy.version(), policy.id(), statements), question.request());
  }

  private static String written(String date) {
    return date.matches("[0-9]{5,}")
        ? Instant.ofEpochSecond(Long.parseLong(date)).toString()
        : date;
  }
}

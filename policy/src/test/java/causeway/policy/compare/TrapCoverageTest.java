package causeway.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.RandomPolicies.Pair;
import causeway.policy.RandomRequests;
import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.ConditionKeys;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Principal;
import causeway.policy.language.Statement;
import causeway.policy.lint.Finding;
import causeway.policy.lint.PolicyLint;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The random policies and requests, on which the oracles and the attacks run, reach every way in
/// which comparisons are known to go wrong; the numbers are those of [TrapsTest].
class TrapCoverageTest {
  private static final int PAIRS = 3_000;

  /// A pair and a request close to both.
  private record Sample(Pair pair, Request request) {
    Stream<Statement> statements() {
      return Stream.of(pair.candidate(), pair.bound())
          .flatMap(policy -> policy.statements().stream());
    }

    Stream<Condition> conditions() {
      return statements().flatMap(statement -> statement.conditions().stream());
    }

    List<String> resources() {
      return statements()
          .map(Statement::resources)
          .flatMap(patterns -> patterns == null ? Stream.of() : patterns.values().stream())
          .toList();
    }

    boolean lacks(Condition condition) {
      return request.values(condition.key()).isEmpty();
    }

    boolean asks(String key) {
      return conditions().anyMatch(condition -> condition.foldedKey().equals(key));
    }

    boolean principal(Predicate<Principal> wanted) {
      return statements()
          .flatMap(statement -> statement.principals().named().stream())
          .anyMatch(wanted);
    }

    boolean statement(Effect effect, Predicate<Condition> wanted) {
      return statements()
          .filter(statement -> statement.effect() == effect)
          .anyMatch(statement -> statement.conditions().stream().anyMatch(wanted));
    }
  }

  private static final Map<Integer, Predicate<Sample>> TRAPS = traps();

  private static Map<Integer, Predicate<Sample>> traps() {
    Map<Integer, Predicate<Sample>> traps = new TreeMap<>();
    traps.put(1, one -> inTwoCases(one.conditions().map(Condition::key).toList()));
    traps.put(2, one -> hasBoth(one.resources(), "/*"));
    traps.put(3, one -> one.resources().stream().anyMatch(text -> text.contains("*:")));
    traps.put(
        4, one -> families(one, Comparison.Family.ARN) && families(one, Comparison.Family.STRING));
    traps.put(5, one -> one.conditions().anyMatch(TrapCoverageTest::literalWildcard));
    traps.put(
        6,
        one ->
            one.resources().stream()
                .anyMatch(text ->
                    text.contains("*") && text.replace("*", "").equals(one.request.resource())));
    traps.put(7, one -> one.conditions().anyMatch(each -> one.lacks(each) && plain(each)));
    traps.put(
        8, one -> one.conditions().anyMatch(each -> negated(each) && each.values().size() > 1));
    traps.put(9, one -> one.conditions().anyMatch(each -> one.lacks(each) && qualified(each)));
    traps.put(
        10,
        one ->
            one.conditions()
                .anyMatch(each ->
                    (qualified(each) || presence(each))
                        && one.request.values(each.key()).contains("")));
    traps.put(
        11,
        one ->
            one.conditions()
                .anyMatch(each ->
                    plain(each)
                        && ConditionKeys.of(each.key()).cardinality()
                            == ConditionKey.Cardinality.MANY));
    traps.put(12, one -> one.statement(Effect.DENY, each -> negated(each) && one.lacks(each)));
    traps.put(
        13,
        one ->
            one.statement(
                Effect.ALLOW,
                each ->
                    each.operator().ifExists()
                        && each.foldedKey().startsWith("aws:principal")
                        && one.lacks(each)));
    traps.put(
        14,
        one ->
            one.pair.candidate().hasVariables() && one.pair.candidate().toString().contains("${"));
    traps.put(
        15,
        one ->
            one.statements()
                    .anyMatch(each ->
                        each.effect() == Effect.ALLOW && (each.actions().except() || excepts(each)))
                && one.request.action().startsWith("dynamodb"));
    traps.put(16, one -> one.principal(each -> each.value().matches("[0-9]{12}|.*:root")));
    traps.put(17, one -> one.principal(Principal::isUniqueId));
    traps.put(
        18,
        one ->
            one.pair.candidate().equals(Policy.FULL_ACCESS)
                || one.pair.bound().equals(Policy.FULL_ACCESS));
    traps.put(
        19,
        one ->
            one.conditions()
                .anyMatch(each ->
                    each.foldedKey().matches("aws:(sourcevpce|principalorgid|principalaccount)")
                        && each.operator().comparison().text().endsWith("Like")
                        && each.values().toString().contains("*")));
    traps.put(
        20, one -> tooLong(one.pair.candidate(), 20_481) && !tooLong(one.pair.candidate(), 20_480));
    traps.put(21, one -> one.asks("aws:sourceip"));
    traps.put(
        22,
        one ->
            one.conditions()
                .anyMatch(each ->
                    each.operator().comparison().family() == Comparison.Family.ADDRESS
                        && each.values().stream()
                            .anyMatch(value ->
                                value.endsWith("/0")
                                    || value.contains(":")
                                    || value.matches("[0-9.]+|10[.]1[.]2[.]3/8"))));
    traps.put(
        23,
        one ->
            one.asks("aws:principalisawsservice")
                || one.resources().toString().contains("starport"));
    traps.put(
        24,
        one ->
            Evaluator.evaluate(one.pair.candidate(), one.request)
                .message()
                .matches("the endpoint would (permit|refuse) it: .*"));
    traps.put(
        25,
        one ->
            one.resources().stream().anyMatch(text -> text.matches(".*:table/[^/]*"))
                && one.resources().stream()
                    .anyMatch(text -> text.matches(".*:table/.*/(index|stream)/.*")));
    traps.put(26, one -> one.asks("aws:principalarn") && one.asks("aws:principalaccount"));
    return traps;
  }

  @Test
  void everyTrapIsReached() {
    Map<Integer, Integer> reached = new TreeMap<>();
    TRAPS.keySet().forEach(trap -> reached.put(trap, 0));
    for (long seed = 1; seed <= PAIRS; seed++) {
      Pair pair = Pair.of(seed);
      Request request = new RandomRequests(seed).near(pair.candidate(), pair.bound());
      Sample sample = new Sample(pair, request);
      TRAPS.forEach((trap, reaches) -> {
        if (reaches.test(sample)) {
          reached.merge(trap, 1, Integer::sum);
        }
      });
    }
    System.out.println("traps reached by " + PAIRS + " pairs: " + reached);
    assertThat(reached).hasSize(26);
    assertThat(reached).allSatisfy((trap, times) -> assertThat(times).isPositive());
    assertThat(reached).containsEntry(20, PAIRS).containsEntry(24, PAIRS);
  }

  private static boolean inTwoCases(Collection<String> names) {
    return names.stream().distinct().count()
        > names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count();
  }

  private static boolean hasBoth(List<String> resources, String end) {
    return resources.stream().anyMatch(text -> resources.contains(text + end));
  }

  private static boolean families(Sample one, Comparison.Family family) {
    return one.conditions()
        .anyMatch(each ->
            each.foldedKey().equals("aws:principalarn")
                && each.operator().comparison().family() == family);
  }

  private static boolean literalWildcard(Condition condition) {
    return condition.operator().comparison().text().endsWith("Equals")
        && condition.operator().comparison().family() == Comparison.Family.STRING
        && condition.values().stream().anyMatch(value -> value.matches("[^$]*[*?].*"));
  }

  private static boolean plain(Condition condition) {
    return condition.operator().qualifier() == Operator.Qualifier.NONE && !presence(condition);
  }

  private static boolean qualified(Condition condition) {
    return condition.operator().qualifier() != Operator.Qualifier.NONE;
  }

  private static boolean presence(Condition condition) {
    return condition.operator().comparison() == Comparison.NULL;
  }

  private static boolean negated(Condition condition) {
    return condition.operator().comparison().negated();
  }

  private static boolean excepts(Statement statement) {
    Patterns resources = statement.resources();
    return resources != null && resources.except();
  }

  private static boolean tooLong(Policy policy, int characters) {
    return PolicyLint.check(policy, characters, EndpointKind.GATEWAY).stream()
        .map(Finding::code)
        .anyMatch("too-long"::equals);
  }
}

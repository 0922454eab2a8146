package causeway.policy.pack;

import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The ways to say the same with fewer characters. They need not be right: whoever uses them proves
/// that they were.
final class Merging {
  private Merging() {}

  static Policy resources(Policy policy) {
    return merged(policy, Statement::resources, Merging::withResources);
  }

  static Policy actions(Policy policy) {
    return merged(policy, Statement::actions, Merging::withActions);
  }

  /// Values that begin like a pattern which ends in its only wildcard.
  static Policy values(Policy policy) {
    return with(
        policy,
        policy.statements().stream()
            .map(statement -> withActions(statement, distinct(statement.actions())))
            .map(statement -> {
              @Nullable Patterns resources = statement.resources();
              return resources == null ? statement : withResources(statement, distinct(resources));
            })
            .toList());
  }

  /// Statements that are there twice.
  static Policy statements(Policy policy) {
    Map<Statement, Statement> first = new LinkedHashMap<>();
    policy.statements().forEach(statement -> first.putIfAbsent(named(statement, null), statement));
    return with(policy, List.copyOf(first.values()));
  }

  static Policy names(Policy policy) {
    return with(
        policy, policy.statements().stream().map(statement -> named(statement, null)).toList());
  }

  private static Policy merged(
      Policy policy,
      Function<Statement, @Nullable Patterns> part,
      java.util.function.BiFunction<Statement, Patterns, Statement> with) {
    Patterns nothing = Patterns.only("-");
    Map<Object, Statement> merged = new LinkedHashMap<>();
    for (Statement statement : policy.statements()) {
      Patterns own = part.apply(statement);
      if (own == null || own.except()) {
        merged.put(new Object(), statement);
        continue;
      }
      merged.merge(
          with.apply(named(statement, null), nothing),
          statement,
          (one, other) -> {
            Patterns before = part.apply(one);
            Set<String> values = new LinkedHashSet<>(before == null ? List.of() : before.values());
            values.addAll(own.values());
            return with.apply(one, new Patterns(false, List.copyOf(values)));
          });
    }
    return with(policy, List.copyOf(merged.values()));
  }

  private static Patterns distinct(Patterns patterns) {
    Set<String> prefixes = new HashSet<>();
    for (String value : patterns.values()) {
      if (value.endsWith("*") && value.indexOf('*') == value.length() - 1 && !value.contains("?")) {
        prefixes.add(value.substring(0, value.length() - 1));
      }
    }
    List<String> kept =
        patterns.values().stream().distinct().filter(value -> !covered(value, prefixes)).toList();
    return new Patterns(patterns.except(), kept);
  }

  /// Whether a pattern takes all that `value` takes; a pattern does not cover itself.
  private static boolean covered(String value, Set<String> prefixes) {
    int own = value.endsWith("*") ? value.length() - 1 : -1;
    return IntStream.rangeClosed(0, value.length())
        .anyMatch(end -> end != own && prefixes.contains(value.substring(0, end)));
  }

  private static Policy with(Policy policy, List<Statement> statements) {
    return new Policy(policy.version(), policy.id(), statements);
  }

  private static Statement named(Statement old, @Nullable String sid) {
    return new Statement(
        sid, old.effect(), old.principals(), old.actions(), old.resources(), old.conditions());
  }

  private static Statement withActions(Statement old, Patterns actions) {
    return new Statement(
        old.sid(), old.effect(), old.principals(), actions, old.resources(), old.conditions());
  }

  private static Statement withResources(Statement old, Patterns resources) {
    return new Statement(
        old.sid(), old.effect(), old.principals(), old.actions(), resources, old.conditions());
  }
}

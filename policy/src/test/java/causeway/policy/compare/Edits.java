package causeway.policy.compare;

import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Principal;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Parts of policies with one thing changed, for [Widening].
final class Edits {
  private Edits() {}

  static Policy with(Policy policy, int index, @Nullable Statement edited) {
    List<Statement> statements = new ArrayList<>(policy.statements());
    if (edited == null) {
      statements.remove(index);
    } else {
      statements.set(index, edited);
    }
    return new Policy(policy.version(), policy.id(), statements);
  }

  static Statement with(Statement one, Patterns actions, @Nullable Patterns resources) {
    return new Statement(
        one.sid(), one.effect(), one.principals(), actions, resources, one.conditions());
  }

  static Statement allowing(Statement one) {
    return new Statement(
        one.sid(),
        Effect.ALLOW,
        one.principals(),
        one.actions(),
        one.resources(),
        one.conditions());
  }

  static Statement forOne(Statement one) {
    return new Statement(
        one.sid(),
        one.effect(),
        new Principals.Only(List.of(new Principal(Principal.Kind.AWS, "111122223333"))),
        one.actions(),
        one.resources(),
        one.conditions());
  }

  static Patterns inverted(Patterns patterns) {
    return new Patterns(!patterns.except(), patterns.values());
  }

  static Patterns each(Patterns patterns, UnaryOperator<String> edit) {
    return new Patterns(
        patterns.except(), patterns.values().stream().map(edit).distinct().toList());
  }

  static Patterns more(Patterns patterns, String value) {
    List<String> values = new ArrayList<>(patterns.values());
    values.add(value);
    return new Patterns(patterns.except(), values);
  }

  static Operator negated(Operator one) {
    return switch (one.comparison()) {
      case STRING_EQUALS -> Operator.of(Comparison.STRING_NOT_EQUALS);
      case ARN_LIKE -> Operator.of(Comparison.ARN_NOT_LIKE);
      case IP_ADDRESS -> Operator.of(Comparison.NOT_IP_ADDRESS);
      default -> one;
    };
  }

  static Optional<Condition> likeAnythingAfter(Condition one) {
    return Optional.of(
        one.operator().comparison() == Comparison.STRING_EQUALS
            ? new Condition(
                Operator.of(Comparison.STRING_LIKE),
                one.key(),
                one.values().stream().map(value -> value + "*").toList())
            : one);
  }

  /// Another value that looks the same.
  static String another(String value) {
    return value.matches("[0-9]{12}")
        ? "777788889999"
        : value.startsWith("o-") ? "o-other00000" : value + "1";
  }

  /// The conditions and one more.
  static List<Condition> narrowed(List<Condition> conditions, int index) {
    return and(
        conditions,
        new Condition(
            Operator.of(Comparison.STRING_EQUALS), "aws:PrincipalTag/extra", List.of("a")));
  }

  /// The conditions, and that one of them has its key.
  static List<Condition> guarded(List<Condition> conditions, int index) {
    return and(
        conditions,
        new Condition(Operator.of(Comparison.NULL), conditions.get(index).key(), List.of("false")));
  }

  private static List<Condition> and(List<Condition> conditions, Condition more) {
    List<Condition> all = new ArrayList<>(conditions);
    all.add(more);
    return all;
  }
}

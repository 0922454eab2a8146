package causeway.policy.control;

import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.util.List;

/// The statements that controls are made of.
final class Bounds {
  private Bounds() {}

  /// Everything, under conditions.
  static Statement allow(Condition... conditions) {
    return new Statement(
        null,
        Effect.ALLOW,
        Principals.EVERYONE,
        Patterns.only("*"),
        Patterns.only("*"),
        List.of(conditions));
  }

  /// Everybody, these actions on these resources.
  static Statement allow(Patterns actions, Patterns resources) {
    return new Statement(null, Effect.ALLOW, Principals.EVERYONE, actions, resources, List.of());
  }

  static Condition equal(String key, List<String> values) {
    return condition(Comparison.STRING_EQUALS, key, values);
  }

  static Condition present(String key) {
    return condition(Comparison.NULL, key, List.of("false"));
  }

  static Condition condition(Comparison comparison, String key, List<String> values) {
    return new Condition(Operator.of(comparison), key, values);
  }
}

package causeway.policy.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One statement: it matches a request when every element does, and then allows or denies it.
///
/// @param resources null when the statement names none, as trust policies do
/// @param conditions all must hold; grouped by operator in order of first appearance
public record Statement(
    @Nullable String sid,
    Effect effect,
    Principals principals,
    Patterns actions,
    @Nullable Patterns resources,
    List<Condition> conditions) {
  public Statement {
    List<Condition> given = List.copyOf(conditions);
    conditions =
        given.stream()
            .map(Condition::operator)
            .distinct()
            .flatMap(operator -> given.stream().filter(one -> one.operator().equals(operator)))
            .toList();
    Set<String> seen = new HashSet<>();
    for (Condition condition : conditions) {
      if (!seen.add(condition.operator() + " " + condition.foldedKey())) {
        throw new IllegalArgumentException(
            condition.key() + " appears twice under " + condition.operator());
      }
    }
  }

  /// The same statement under other conditions.
  public Statement withConditions(List<Condition> others) {
    return new Statement(sid, effect, principals, actions, resources, others);
  }
}

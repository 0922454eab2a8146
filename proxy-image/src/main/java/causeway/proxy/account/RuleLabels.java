package causeway.proxy.account;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The rule names that are labels of metrics. Each reload may bring new names and the old ones stay
/// in the metrics, so after enough of them all further names share one label: a proxy that runs for
/// a year must not grow by its farm's history. Safe on any thread.
final class RuleLabels {
  /// Distinct names; several farms' worth.
  static final int MOST = 2000;

  /// No rule can have this name.
  static final String OTHER = "(other)";

  private final Set<String> names = ConcurrentHashMap.newKeySet();

  /// The label for a rule.
  String of(String rule) {
    if (names.contains(rule)) {
      return rule;
    }
    if (names.size() >= MOST) {
      return OTHER;
    }
    // Loops that meet here at once may each add one more, which is still a bound.
    names.add(rule);
    return rule;
  }
}

package causeway.reconcile.compile;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names of statements: a rule's name in the letters and digits that AWS takes.
final class Sids {
  private final Set<String> taken = new HashSet<>();

  /// A Sid that no other statement of the policy has.
  String next(String rule) {
    String sid = of(rule);
    String unique = sid;
    for (int n = 2; !taken.add(unique); n++) {
      unique = sid + n;
    }
    return unique;
  }

  /// `berlin-reports` is `BerlinReports`.
  static String of(String rule) {
    StringBuilder sid = new StringBuilder();
    for (String word : rule.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        sid.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return sid.isEmpty() ? "Rule" : sid.toString();
  }
}

package causeway.access.decide;

import java.util.ArrayList;
import java.util.List;

/// A set of rules split by what they do.
record RuleIndex(
    Candidates denies, Candidates allows, Candidates reportedDenies, Candidates reportedAllows) {

  /// @param rules in document order
  static RuleIndex of(List<CompiledRule> rules) {
    return new RuleIndex(
        some(rules, true, false),
        some(rules, false, false),
        some(rules, true, true),
        some(rules, false, true));
  }

  private static Candidates some(List<CompiledRule> rules, boolean deny, boolean reportOnly) {
    List<CompiledRule> some = new ArrayList<>();
    for (CompiledRule rule : rules) {
      if (rule.deny() == deny && rule.reportOnly == reportOnly) {
        some.add(rule);
      }
    }
    return new Candidates(some);
  }

  boolean reports() {
    return reportedDenies.size() + reportedAllows.size() > 0;
  }
}

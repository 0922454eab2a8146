package causeway.policy.lint;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.catalogue.Limits;
import causeway.policy.language.Effect;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.policy.language.Quoted;
import causeway.policy.language.Statement;
import causeway.policy.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks a policy over before it is sent, and an attached one for what misleads its readers. That a
/// finding is there proves nothing about access; comparisons do.
public final class PolicyLint {
  /// More findings than this are not listed.
  static final int MOST = 200;

  private PolicyLint() {}

  /// The findings.
  ///
  /// @param characters the length of the text to be sent
  public static List<Finding> check(Policy policy, int characters, EndpointKind endpoint) {
    List<Finding> findings = new ArrayList<>();
    size(policy, characters, findings);
    if (policy.statements().isEmpty()) {
      findings.add(
          new Finding(
              Severity.ERROR,
              -1,
              "no-statement",
              "no statement, which AWS refuses; to permit nothing, deny everything"));
    }
    Set<String> sids = new HashSet<>();
    for (int i = 0; i < policy.statements().size() && findings.size() <= MOST; i++) {
      Statement statement = policy.statements().get(i);
      String sid = statement.sid();
      if (sid != null && !sids.add(sid)) {
        findings.add(
            new Finding(
                Severity.ERROR,
                i,
                "duplicate-sid",
                "Sid " + Quoted.of(sid) + " appears twice, which AWS refuses; rename one"));
      }
      findings.addAll(new ElementLint(i, statement, policy.hasVariables(), endpoint).check());
      for (var condition : statement.conditions()) {
        boolean allows = statement.effect() == Effect.ALLOW;
        findings.addAll(
            new ConditionLint(i, condition, statement, allows, policy.hasVariables(), endpoint)
                .check());
      }
    }
    return findings.size() <= MOST ? findings : first(findings);
  }

  private static List<Finding> first(List<Finding> findings) {
    List<Finding> first = new ArrayList<>(findings.subList(0, MOST));
    first.add(
        new Finding(
            Severity.WARNING,
            -1,
            "more-findings",
            "more than " + MOST + " findings; repair these first, and look again"));
    return first;
  }

  private static void size(Policy policy, int characters, List<Finding> findings) {
    int least = PolicyPrinter.print(policy).length();
    if (characters > Limits.MOST_CHARACTERS) {
      findings.add(
          new Finding(
              Severity.ERROR,
              -1,
              "too-long",
              "%d characters, and AWS takes %d with white space; %s"
                  .formatted(
                      characters,
                      Limits.MOST_CHARACTERS,
                      least <= Limits.MOST_CHARACTERS
                          ? "without white space it is " + least
                          : "pack it, or give its callers several endpoints")));
    }
  }
}

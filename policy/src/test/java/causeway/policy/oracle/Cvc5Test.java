package causeway.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.RandomPolicies.Pair;
import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.ConditionKeys;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Condition;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The engine against cvc5, an SMT solver, on random pairs: what is proved has no counterexample,
/// each witness of a refutation is one, and what differs only on requests nobody can send has one
/// too.
class Cvc5Test {
  private static final int CHUNK = 500;

  @Tag("testbed")
  @Test
  void verdictsAgree() {
    compare(1, 1);
  }

  @Tag("testbed")
  @Tag("long")
  @Test
  void aHundredThousandVerdictsAgree() {
    compare(1_000_000, 200);
  }

  private static void compare(long first, int chunks) {
    Oracle oracle = Oracle.cvc5();
    Map<String, Integer> tally = new TreeMap<>();
    List<String> disagreements = new ArrayList<>();
    for (int chunk = 0; chunk < chunks; chunk++) {
      List<Pair> pairs = new ArrayList<>();
      for (long seed = first + (long) chunk * CHUNK; pairs.size() < CHUNK; seed++) {
        Pair pair = Pair.of(seed);
        pairs.add(new Pair(plain(pair.candidate()), plain(pair.bound())));
      }
      List<Verdict> verdicts = pairs.stream().map(Pair::verdict).toList();
      List<String> answers =
          oracle.ask(
              IntStream.range(0, CHUNK)
                  .mapToObj(i -> Oracle.quoted(question(pairs.get(i), verdicts.get(i))))
                  .toList());
      for (int i = 0; i < CHUNK; i++) {
        String outcome = outcome(verdicts.get(i)) + "/" + answers.get(i);
        tally.merge(outcome, 1, Integer::sum);
        // The solver knows one reading of wildcards in ARNs; that the engine sees a difference in
        // the other, which nobody can send, contradicts nothing.
        if (outcome.equals("PROVED/sat") || outcome.equals("REFUTED/unsat")) {
          disagreements.add(
              outcome
                  + " "
                  + PolicyPrinter.print(pairs.get(i).candidate())
                  + " in "
                  + PolicyPrinter.print(pairs.get(i).bound()));
        }
      }
    }
    System.out.println("cvc5: " + tally);
    assertThat(disagreements).isEmpty();
  }

  /// Whether there is any counterexample; of a refutation, whether its own witness is one.
  private static String question(Pair pair, Verdict verdict) {
    return SmtPair.of(
        pair.candidate(),
        pair.bound(),
        verdict instanceof Verdict.Refuted refuted ? refuted.witness() : null);
  }

  /// Proofs that lean on axioms are kept apart, since the solver is not told of them.
  private static String outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved proved -> proved.assumptions().isEmpty() ? "PROVED" : "PROVED_BY_AXIOM";
      case Verdict.Refuted _ -> "REFUTED";
      case Verdict.Unknown unknown ->
          switch (unknown.reason()) {
            case UNREALISTIC, UNKNOWN_ACTIONS -> "NO_REQUEST";
            default -> unknown.reason().code();
          };
    };
  }

  /// Without what the encoding leaves out: principals, variables, keys of many values.
  private static Policy plain(Policy policy) {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : policy.statements()) {
      Patterns resources = statement.resources();
      List<String> values =
          resources == null
              ? List.of("*")
              : resources.values().stream().filter(value -> !value.contains("${aws")).toList();
      List<Condition> conditions =
          statement.conditions().stream()
              .filter(condition ->
                  ConditionKeys.of(condition.key()).cardinality() != ConditionKey.Cardinality.MANY
                      && condition.values().stream().noneMatch(value -> value.contains("${aws")))
              .toList();
      statements.add(
          new Statement(
              statement.sid(),
              statement.effect(),
              Principals.EVERYONE,
              statement.actions(),
              new Patterns(
                  resources != null && resources.except(),
                  values.isEmpty() ? List.of("arn:aws:s3:::home/*") : values),
              conditions));
    }
    return new Policy(policy.version(), policy.id(), statements);
  }
}

package causeway.access.check;

import causeway.access.Effect;
import causeway.access.Quoted;
import causeway.access.Rule;
import causeway.access.decide.Access;
import causeway.access.decide.Caller;
import causeway.access.decide.Decision;
import causeway.access.decide.Target;
import causeway.access.document.DocumentTest;
import causeway.access.document.FarmDocument;
import causeway.access.document.Fault;
import causeway.access.host.HostCatalogue;
import causeway.access.snapshot.SnapshotCompiler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the tests inside a document come out, decided by the very code that the proxies run.
///
/// @param outcomes one a test, in the order of the document
/// @param unexercised rules that no test meets: none is decided by them, nor would be if
///   report-only rules counted
public record DocumentTests(List<Outcome> outcomes, List<String> unexercised) {
  private static final int HTTPS = 443;

  /// One test's outcome.
  ///
  /// @param message what was expected, and when it failed what was decided, by which rule and why
  public record Outcome(DocumentTest test, boolean passed, Decision decision, String message) {}

  /// Runs the tests of `document` as of `now`.
  public static DocumentTests run(FarmDocument document, Instant now) {
    Access access = Access.of(SnapshotCompiler.compile(document));
    List<Outcome> outcomes = new ArrayList<>();
    Set<String> exercised = new HashSet<>();
    int number = 0;
    for (DocumentTest test : document.tests()) {
      Caller caller = new Caller(test.from(), test.user());
      Target target = target(test.to());
      Decision decision = access.decide(caller, target, now);
      add(exercised, decision.rule());
      Decision.Would would = decision.would();
      add(exercised, would == null ? null : would.rule());
      boolean passed =
          effect(decision) == test.expect()
              && (test.rule() == null || test.rule().equals(decision.rule()));
      String why = passed ? "" : access.explain(caller, target, decision);
      outcomes.add(new Outcome(test, passed, decision, message(++number, test, decision, why)));
    }
    List<String> unexercised =
        document.rules().stream()
            .map(Rule::name)
            .filter(name -> !exercised.contains(name))
            .toList();
    return new DocumentTests(List.copyOf(outcomes), unexercised);
  }

  private static void add(Set<String> exercised, @Nullable String rule) {
    if (rule != null) {
      exercised.add(rule);
    }
  }

  private static Target target(String to) {
    int colon = to.indexOf(':');
    return colon < 0
        ? new Target(HostCatalogue.parse(to), HTTPS)
        : new Target(
            HostCatalogue.parse(to.substring(0, colon)), Integer.parseInt(to.substring(colon + 1)));
  }

  private static Effect effect(Decision decision) {
    return switch (decision) {
      case Decision.Allow _ -> Effect.ALLOW;
      case Decision.Deny _ -> Effect.DENY;
    };
  }

  private static String message(int number, DocumentTest test, Decision decision, String why) {
    String expected = test.expect().code() + (test.rule() == null ? "" : by(test.rule()));
    String subject =
        "test "
            + number
            + ": "
            + test.from().getHostAddress()
            + (test.user() == null ? "" : " as " + Quoted.of(test.user()))
            + " to "
            + test.to()
            + ": expected "
            + expected;
    if (why.isEmpty()) {
      return subject;
    }
    String decided = effect(decision).code() + by(decision.rule());
    return subject + ", decided " + decided + " (" + decision.reason() + "): " + why;
  }

  private static String by(@Nullable String rule) {
    return rule == null ? " by no rule" : " by rule " + Quoted.of(rule);
  }

  /// Whether every test came out as expected.
  public boolean passed() {
    return outcomes.stream().allMatch(Outcome::passed);
  }

  /// The failed tests as faults of the document.
  ///
  /// @param file what the document is called
  public List<Fault> faults(String file) {
    return outcomes.stream()
        .filter(outcome -> !outcome.passed())
        .map(outcome -> new Fault(file, outcome.test().line(), 1, "test-failed", outcome.message()))
        .toList();
  }
}

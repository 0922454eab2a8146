package causeway.policy.evaluate;

import causeway.policy.language.Effect;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a policy decides about one request, and why.
///
/// @param statements one for each statement, in the policy's order
public record Evaluation(Outcome outcome, List<StatementResult> statements) {
  public Evaluation {
    statements = List.copyOf(statements);
  }

  /// The decision with its cause.
  public enum Outcome {
    ALLOWED("allowed-by-statement"),
    /// A Deny matches; it wins over every Allow.
    DENIED("denied-by-statement"),
    /// No Allow matches.
    NOT_ALLOWED("no-matching-allow");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    /// A stable code.
    public String code() {
      return code;
    }
  }

  /// How one statement took the request.
  ///
  /// @param misses why it does not match; empty when it does
  public record StatementResult(int index, @Nullable String sid, Effect effect, List<Miss> misses) {
    public StatementResult {
      misses = List.copyOf(misses);
    }

    /// Whether every element of the statement matched.
    public boolean matches() {
      return misses.isEmpty();
    }

    /// `statement 2 "reports"`, counted from 1.
    public String name() {
      return "statement " + (index + 1) + (sid == null ? "" : " \"" + sid + "\"");
    }
  }

  /// One element that did not match.
  ///
  /// @param element `Principal`, `Action`, `Resource`, or an operator and its key
  public record Miss(String element, String message) {}

  public boolean allowed() {
    return outcome == Outcome.ALLOWED;
  }

  /// The index of the statement that decided; empty when none matched.
  public OptionalInt deciding() {
    return statements.stream()
        .filter(statement ->
            statement.matches()
                && (statement.effect() == Effect.ALLOW) == (outcome == Outcome.ALLOWED))
        .mapToInt(StatementResult::index)
        .findFirst();
  }

  /// The decision in a sentence; the endpoint permits, it never grants.
  public String message() {
    OptionalInt by = deciding();
    return switch (outcome) {
      case ALLOWED -> "the endpoint would permit it: " + name(by) + " allows it";
      case DENIED -> "the endpoint would refuse it: " + name(by) + " denies it";
      case NOT_ALLOWED -> "the endpoint would refuse it: no statement allows it";
    };
  }

  private String name(OptionalInt index) {
    return statements.get(index.orElseThrow()).name();
  }
}

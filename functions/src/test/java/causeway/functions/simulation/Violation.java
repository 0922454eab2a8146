package causeway.functions.simulation;

/// A rule of the design that did not hold.
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final String rule;

  Violation(String rule, String what) {
    super(rule + ": " + what);
    this.rule = rule;
  }

  Violation(String rule, String what, Throwable cause) {
    super(rule + ": " + what, cause);
    this.rule = rule;
  }

  /// The short name of the rule, as in `docs/reliability.md`.
  String rule() {
    return rule;
  }
}

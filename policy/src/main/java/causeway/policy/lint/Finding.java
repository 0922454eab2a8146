package causeway.policy.lint;

/// One thing to look at in a policy that reads well.
///
/// @param statement its index; -1 for the policy as a whole
/// @param code a stable code
/// @param message subject, value, rule and remedy in one line
public record Finding(Severity severity, int statement, String code, String message) {
  /// How much it matters.
  public enum Severity {
    /// AWS refuses it, or the statement cannot do what it says.
    ERROR,
    /// It says something else than most people would read.
    WARNING
  }

  @Override
  public String toString() {
    return (statement < 0 ? "policy" : "statement " + (statement + 1)) + ": " + message;
  }
}

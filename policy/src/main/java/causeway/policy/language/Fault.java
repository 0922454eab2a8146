package causeway.policy.language;

/// One thing wrong in a policy.
///
/// @param path the JSON path of what is wrong, such as `$.Statement[0].Effect`
/// @param code a stable code, such as `unknown-element`
/// @param message subject, value, broken rule and remedy in one line, without the position
public record Fault(Position at, String path, String code, String message) {
  @Override
  public String toString() {
    return at.line() + ":" + at.column() + ": " + path + ": " + message;
  }
}

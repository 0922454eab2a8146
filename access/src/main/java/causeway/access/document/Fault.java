package causeway.access.document;

/// One thing wrong in a document: where, of what, which value broke which rule, and what to do.
///
/// @param line from 1
/// @param column from 1
/// @param code a stable code, such as `unknown-field`
/// @param message subject, value, broken rule and remedy in one line, without the position
public record Fault(String file, int line, int column, String code, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}

package causeway.policy.catalogue;

/// The notation for what values look like: plain characters, and sets such as `[a-z0-9]`, each
/// followed by nothing (one), `{n}` (that many), `*` (any number) or `+` (at least one).
///
/// A subset of regular expressions, so that one text serves both to check a value and, read as an
/// automaton, to find one.
public final class Shapes {
  private Shapes() {}

  /// Whether `value` has this shape.
  public static boolean fits(String shape, String value) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      if (c == '[') {
        int end = shape.indexOf(']', i);
        regex.append(shape, i, end + 1);
        i = end;
        if (i + 1 < shape.length() && "*+{".indexOf(shape.charAt(i + 1)) >= 0) {
          int last = shape.charAt(i + 1) == '{' ? shape.indexOf('}', i) : i + 1;
          regex.append(shape, i + 1, last + 1);
          i = last;
        }
      } else {
        regex.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
      }
    }
    return value.matches(regex.toString());
  }
}

package causeway.policy.catalogue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The notation for what values look like: plain characters, and sets such as `[a-z0-9]`, each
/// followed by nothing (one), `{n}` (that many), `*` (any number) or `+` (at least one).
///
/// A subset of regular expressions, so that one text serves both to check a value and, read as an
/// automaton, to find one.
public final class Shapes {
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  private Shapes() {}

  /// Whether `value` has this shape, one of the catalogue's.
  public static boolean fits(String shape, String value) {
    return COMPILED.computeIfAbsent(shape, Shapes::compile).matcher(value).matches();
  }

  private static Pattern compile(String shape) {
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
    return Pattern.compile(regex.toString());
  }
}

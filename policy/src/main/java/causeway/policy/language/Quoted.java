package causeway.policy.language;

/// Text of unknown origin made fit for a message: quoted, on one line, printable, cut at 80
/// characters.
public final class Quoted {
  private static final int MOST = 80;

  private Quoted() {}

  /// `value` in double quotes, what does not print as hexadecimal escapes.
  public static String of(String value) {
    StringBuilder text = new StringBuilder("\"");
    int[] points = value.codePoints().limit(MOST + 1L).toArray();
    for (int i = 0; i < Math.min(points.length, MOST); i++) {
      append(text, points[i]);
    }
    return text.append(points.length > MOST ? "…\"" : "\"").toString();
  }

  private static void append(StringBuilder text, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          text.append("\\x{").append(Integer.toHexString(point)).append('}');
      default -> {
        if (point == '"' || point == '\\') {
          text.append('\\');
        }
        text.appendCodePoint(point);
      }
    }
  }
}

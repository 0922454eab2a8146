package causeway.access;

/// Text of unknown origin made fit for a message: quoted, on one line, printable, cut at 64
/// characters. What looks like a password hash is never shown, wherever it was written.
public final class Quoted {
  private static final int MOST = 64;

  private Quoted() {}

  /// `value` in double quotes; control, bidirectional and other invisible characters as hexadecimal
  /// escapes.
  public static String of(String value) {
    if (value.contains("$argon2")) {
      return "(a password hash)";
    }
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

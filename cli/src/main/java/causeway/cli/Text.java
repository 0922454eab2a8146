package causeway.cli;

/// Text from inputs on its way to a terminal.
public final class Text {
  private static final int LONGEST = 4_096;

  private Text() {}

  /// `3 faults`, `1 fault`, `no faults`.
  public static String count(int number, String noun) {
    return switch (number) {
      case 0 -> "no " + noun + "s";
      case 1 -> "1 " + noun;
      default -> number + " " + noun + "s";
    };
  }

  /// One line, cut to a sane length, without what could drive a terminal or turn its text around.
  public static String line(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return printable(cut.replace("\n", "; "));
  }

  /// Like [#line], but keeps every line.
  public static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          if (point == '\n' || isPlain(point)) {
            printable.appendCodePoint(point);
          } else {
            printable.append(String.format("\\u%04x", point));
          }
        });
    return printable.toString();
  }

  private static boolean isPlain(int point) {
    return !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT;
  }
}

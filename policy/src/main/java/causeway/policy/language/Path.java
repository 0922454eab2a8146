package causeway.policy.language;

/// JSON paths, spelled as people search for them.
final class Path {
  private static final int LONGEST_NAME = 80;

  private Path() {}

  /// `.Name`, or `["other name"]`.
  static String member(String name) {
    String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    return cut.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + cut : "[" + Quoted.of(cut) + "]";
  }
}

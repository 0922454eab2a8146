package causeway.access.glob;

/// A name pattern, compiled once: `*` stands for any run of characters (none and dots included),
/// `?` for exactly one, everything else for itself.
///
/// Names come from peers, so matching must not blow up: only the last star is ever retried, because
/// an earlier one that took less can always be given back by a later one. A match takes at most
/// name length × pattern length steps, usually one pass, and allocates nothing.
public final class Glob {
  private final String pattern;
  private final int wildcard;

  private Glob(String pattern, int wildcard) {
    this.pattern = pattern;
    this.wildcard = wildcard;
  }

  /// Compiles `pattern`; every text is a pattern.
  public static Glob of(String pattern) {
    StringBuilder text = new StringBuilder(pattern.length());
    int wildcard = -1;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean repeated = c == '*' && !text.isEmpty() && text.charAt(text.length() - 1) == '*';
      if (!repeated) {
        if (wildcard < 0 && (c == '*' || c == '?')) {
          wildcard = text.length();
        }
        text.append(c);
      }
    }
    return new Glob(text.toString(), wildcard);
  }

  /// Whether the whole of `name` fits.
  public boolean matches(String name) {
    if (wildcard < 0) {
      return pattern.equals(name);
    }
    int p = 0;
    int n = 0;
    int star = -1;
    int taken = 0;
    while (n < name.length()) {
      char want = p < pattern.length() ? pattern.charAt(p) : '\0';
      if (p < pattern.length() && want == '*') {
        star = p++;
        taken = n;
      } else if (p < pattern.length() && (want == '?' || want == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++taken;
      } else {
        return false;
      }
    }
    return p == pattern.length() || (p == pattern.length() - 1 && pattern.charAt(p) == '*');
  }

  /// Whether the pattern holds no wildcard, so that exactly one name fits.
  public boolean literal() {
    return wildcard < 0;
  }

  /// What every name that fits begins with; the whole pattern when it is [#literal()].
  public String literalPrefix() {
    return wildcard < 0 ? pattern : pattern.substring(0, wildcard);
  }

  /// Whether every name fits.
  public boolean matchesEverything() {
    return pattern.equals("*");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /// The pattern, with runs of stars made one.
  @Override
  public String toString() {
    return pattern;
  }
}

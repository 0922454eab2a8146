package causeway.access.grant;

/// Patterns with `*` (any characters) and `?` (exactly one), compared with each other.
public final class Globs {
  private Globs() {}

  /// Whether every text that `inner` fits also fits `outer`. Sound: in doubt it says no. Takes at
  /// most outer length × inner length steps.
  public static boolean contains(String outer, String inner) {
    String o = ordered(outer);
    String i = ordered(inner);
    boolean[] row = new boolean[i.length() + 1];
    row[0] = true;
    for (int p = 0; p < o.length(); p++) {
      boolean[] next = new boolean[i.length() + 1];
      char want = o.charAt(p);
      next[0] = row[0] && want == '*';
      for (int n = 1; n <= i.length(); n++) {
        char given = i.charAt(n - 1);
        next[n] =
            want == '*'
                ? row[n] || next[n - 1]
                : row[n - 1] && given != '*' && (want == '?' || want == given);
      }
      row = next;
    }
    return row[i.length()];
  }

  /// Whether some text fits both; exact.
  public static boolean meet(String a, String b) {
    boolean[] row = new boolean[b.length() + 1];
    row[0] = true;
    for (int j = 1; j <= b.length() && b.charAt(j - 1) == '*'; j++) {
      row[j] = true;
    }
    for (int i = 1; i <= a.length(); i++) {
      boolean[] next = new boolean[b.length() + 1];
      char x = a.charAt(i - 1);
      next[0] = row[0] && x == '*';
      for (int j = 1; j <= b.length(); j++) {
        char y = b.charAt(j - 1);
        next[j] =
            (x == '*' || y == '*')
                ? row[j] || next[j - 1]
                : row[j - 1] && (x == y || x == '?' || y == '?');
      }
      row = next;
    }
    return row[b.length()];
  }

  /// Each run of wildcards with its question marks first, so that `*?` and `?*` compare alike.
  private static String ordered(String pattern) {
    StringBuilder text = new StringBuilder(pattern.length());
    boolean star = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        star = true;
        continue;
      }
      if (star && c != '?') {
        text.append('*');
        star = false;
      }
      text.append(c);
    }
    return star ? text.append('*').toString() : text.toString();
  }
}

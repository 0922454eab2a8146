package causeway.access.document;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The known name that a mistyped one was probably meant to be.
final class Nearest {
  private static final int LONGEST = 64;
  private static final int MOST_KNOWN = 100;

  private Nearest() {}

  /// `; did you mean "…"?`, or `otherwise` after a semicolon when nothing is near.
  static String hint(String name, Collection<String> known, String otherwise) {
    String nearest = of(name, known);
    return nearest == null ? "; " + otherwise : "; did you mean \"" + nearest + "\"?";
  }

  private static @Nullable String of(String name, Collection<String> known) {
    if (name.length() > LONGEST || known.size() > MOST_KNOWN) {
      return null;
    }
    String wanted = plain(name);
    String best = null;
    int least = Math.min(3, 1 + wanted.length() / 3);
    for (String candidate : known) {
      int distance = distance(wanted, plain(candidate));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 3) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int kept = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(kept, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

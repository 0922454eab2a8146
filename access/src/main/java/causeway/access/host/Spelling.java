package causeway.access.host;

import causeway.access.host.Spelled.Misspelled;
import causeway.access.host.Spelled.Name;
import java.util.Arrays;

/// The only owner of host-name normalisation: peer's text in, [Spelled] out. One pass over the
/// characters; the port and one trailing dot go first, because both stand at the right end.
final class Spelling {
  static final int LONGEST_NAME = 253;
  static final int LONGEST_LABEL = 63;

  /// A name holds at most this many labels: one character and a dot each.
  private static final int MOST_LABELS = (LONGEST_NAME + 1) / 2;

  private Spelling() {}

  static Spelled of(String given) {
    if (Addresses.isIpv6(given)) {
      return new Misspelled(shown(Addresses.withoutPort(given)), Refusal.IP_LITERAL, null);
    }
    String text = given;
    int colon = text.lastIndexOf(':');
    if (colon >= 0) {
      if (!isPort(text, colon + 1)) {
        return malformed(given, "what follows the colon is not a port from 1 to 65535");
      }
      text = text.substring(0, colon);
    }
    if (text.endsWith(".")) {
      text = text.substring(0, text.length() - 1);
    }
    if (text.isEmpty()) {
      return new Misspelled("", Refusal.EMPTY_NAME, null);
    }
    if (text.length() > LONGEST_NAME) {
      return malformed(text, "it is " + text.length() + " characters long");
    }
    return labels(text);
  }

  private static Spelled labels(String text) {
    var starts = new int[MOST_LABELS + 1];
    int count = 0;
    int start = 0;
    boolean upper = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (i == start) {
          return malformed(text, "a label is empty");
        }
        if (i - start > LONGEST_LABEL) {
          return malformed(text, "a label is " + (i - start) + " characters long");
        }
        if (text.charAt(start) == '-' || text.charAt(i - 1) == '-') {
          return malformed(text, "a label starts or ends with a hyphen");
        }
        starts[count++] = start;
        start = i + 1;
      } else if (c >= 'A' && c <= 'Z') {
        upper = true;
      } else if (!isLdh(c)) {
        return malformed(text, "it holds the character " + codePoint(c));
      }
    }
    String lower = upper ? lower(text) : text;
    var name = new Name(lower, Arrays.copyOf(starts, count));
    // Software that takes a name for an address looks at its last label alone.
    if (Addresses.isNumber(name.label(count - 1))) {
      return new Misspelled(lower, Refusal.IP_LITERAL, null);
    }
    return name;
  }

  private static boolean isLdh(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static boolean isPort(String text, int start) {
    int digits = text.length() - start;
    if (digits < 1 || digits > 5) {
      return false;
    }
    int port = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      port = port * 10 + (c - '0');
    }
    return port >= 1 && port <= 65_535;
  }

  private static Misspelled malformed(String given, String broken) {
    return new Misspelled(shown(given), Refusal.MALFORMED_NAME, broken);
  }

  /// ASCII only: in a Turkish locale `I` would become another letter.
  private static String lower(String text) {
    var chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] + ('a' - 'A'));
      }
    }
    return new String(chars);
  }

  /// At most [#LONGEST_NAME] characters of what a peer sent, none of which can steer a terminal or
  /// break out of quotes in a log line.
  private static String shown(String given) {
    var shown = new StringBuilder(Math.min(given.length(), LONGEST_NAME) + 1);
    String lower = lower(given.substring(0, Math.min(given.length(), LONGEST_NAME)));
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      shown.append(c <= ' ' || c > '~' || c == '"' || c == '\\' ? '?' : c);
    }
    return shown.append(given.length() > LONGEST_NAME ? "…" : "").toString();
  }

  private static String codePoint(char c) {
    return c > ' ' && c <= '~' ? "'" + c + "'" : "U+%04X".formatted((int) c);
  }
}

package causeway.policy.compare;

import java.util.List;
import java.util.stream.IntStream;

/// The characters one element of a pattern takes.
///
/// @param kind what `text` says
/// @param text the characters themselves, or ranges such as `a-z0-9`
record CharSet(Kind kind, String text) {
  static final CharSet ANY = new CharSet(Kind.ALL_BUT, "");
  static final CharSet NOT_COLON = new CharSet(Kind.ALL_BUT, ":");
  static final CharSet NOT_SLASH = new CharSet(Kind.ALL_BUT, "/");

  /// The two letters that more than two characters fold to, beside those that few would type.
  private static final List<String> FOLDS = List.of("kK\u212A", "sS\u017F", "åÅ\u212B");

  enum Kind {
    LISTED,
    RANGES,
    ALL_BUT
  }

  private static final CharSet[] ASCII =
      IntStream.range(0, 128)
          .mapToObj(point -> new CharSet(Kind.LISTED, Character.toString(point)))
          .toArray(CharSet[]::new);

  static CharSet of(int point) {
    return point < ASCII.length
        ? ASCII[point]
        : new CharSet(Kind.LISTED, Character.toString(point));
  }

  /// A character in any case.
  static CharSet folded(int point) {
    String one = Character.toString(point);
    for (String fold : FOLDS) {
      if (fold.contains(one)) {
        return new CharSet(Kind.LISTED, fold);
      }
    }
    int lower = Character.toLowerCase(Character.toUpperCase(point));
    int upper = Character.toUpperCase(point);
    String both =
        lower == upper
            ? Character.toString(lower)
            : Character.toString(lower) + Character.toString(upper);
    return new CharSet(Kind.LISTED, both.contains(one) ? both : both + one);
  }

  static CharSet ranges(String text) {
    return new CharSet(Kind.RANGES, text);
  }

  /// Whether the set is a list of few characters.
  boolean listed() {
    return kind == Kind.LISTED;
  }

  IntStream points() {
    return text.codePoints();
  }

  boolean has(int point) {
    return switch (kind) {
      case LISTED -> text.indexOf(point) >= 0;
      case ALL_BUT -> text.indexOf(point) < 0;
      case RANGES -> inRanges(point);
    };
  }

  private boolean inRanges(int point) {
    for (int i = 0; i < text.length(); i++) {
      boolean range = i + 2 < text.length() && text.charAt(i + 1) == '-';
      if (range) {
        if (point >= text.charAt(i) && point <= text.charAt(i + 2)) {
          return true;
        }
        i += 2;
      } else if (point == text.charAt(i)) {
        return true;
      }
    }
    return false;
  }
}

package causeway.policy.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A pattern whose variables have been replaced: characters that stand for themselves, `?` and `*`.
final class Wildcard {
  private static final int ONE = -1;
  private static final int MANY = -2;
  private static final int SEGMENTS = 6;

  private final int[] tokens;

  private Wildcard(int[] tokens) {
    this.tokens = tokens;
  }

  /// A pattern without variables.
  static Wildcard plain(String pattern) {
    Builder builder = new Builder();
    pattern.codePoints().forEach(builder::pattern);
    return builder.build();
  }

  /// Whether the whole of `text` fits.
  boolean matches(String text) {
    return matches(text.codePoints().toArray());
  }

  /// Likewise, of a text that is matched many times.
  boolean matches(int[] points) {
    return matches(tokens, points);
  }

  /// Whether each of the six segments of an ARN fits alone; a `*` at the very end covers whatever
  /// segments the pattern does not name.
  boolean matchesSegments(String text) {
    return matchesSegments(text.codePoints().toArray());
  }

  boolean matchesSegments(int[] points) {
    List<int[]> patterns = split(tokens, SEGMENTS);
    boolean open = patterns.size() < SEGMENTS && endsOpen();
    List<int[]> parts = split(points, open ? patterns.size() : SEGMENTS);
    return parts.size() == patterns.size()
        && IntStream.range(0, parts.size()).allMatch(i -> matches(patterns.get(i), parts.get(i)));
  }

  /// How many segments the pattern names, six at most.
  int segments() {
    return split(tokens, SEGMENTS).size();
  }

  /// Whether nothing but a wildcard follows the last character that is named.
  boolean endsOpen() {
    return tokens.length > 0 && tokens[tokens.length - 1] == MANY;
  }

  /// At colons, into `most` parts; the last one keeps its colons.
  private static List<int[]> split(int[] points, int most) {
    List<int[]> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < points.length && parts.size() < most - 1; i++) {
      if (points[i] == ':') {
        parts.add(Arrays.copyOfRange(points, from, i));
        from = i + 1;
      }
    }
    parts.add(Arrays.copyOfRange(points, from, points.length));
    return parts;
  }

  /// Character by character; where it goes wrong, the last `*` takes one more.
  private static boolean matches(int[] pattern, int[] text) {
    if (text.length > 0
        && pattern.length > 0
        && pattern[pattern.length - 1] >= 0
        && pattern[pattern.length - 1] != text[text.length - 1]) {
      return false;
    }
    int p = 0;
    int t = 0;
    int star = -1;
    int taken = 0;
    while (t < text.length) {
      if (p < pattern.length && pattern[p] == MANY) {
        star = p++;
        taken = t;
      } else if (p < pattern.length && (pattern[p] == ONE || pattern[p] == text[t])) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == MANY) {
      p++;
    }
    return p == pattern.length;
  }

  /// Builds a pattern from pieces that are taken as a pattern and pieces that are taken literally.
  static final class Builder {
    private final IntStream.Builder tokens = IntStream.builder();

    void pattern(int point) {
      tokens.add(
          switch (point) {
            case '*' -> MANY;
            case '?' -> ONE;
            default -> point;
          });
    }

    void literal(String text) {
      text.codePoints().forEach(tokens::add);
    }

    Wildcard build() {
      return new Wildcard(tokens.build().toArray());
    }
  }
}

package causeway.access.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Patterns compared with each other, against all short names of a small alphabet.
class GlobsTest {

  @ParameterizedTest
  @CsvSource({
    "*, abc, true",
    "a*, ab*, true",
    "ab*, a*, false",
    "a?c, abc, true",
    "a?c, a*c, false",
    "?*, *?, true",
    "*?, ??*, true",
    "a*b*c, a*c, false",
    "a*c, a*b*c, true",
    "abc, abc, true",
    "abc, abd, false",
    "'', '', true",
    "*, *, true",
  })
  void contains(String outer, String inner, boolean contained) {
    assertThat(Globs.contains(outer, inner)).isEqualTo(contained);
  }

  @Test
  void agreesWithAllShortNames() {
    List<String> names = words("ab", 5);
    List<String> patterns = words("ab*?", 3);
    int contained = 0;
    for (String a : patterns) {
      for (String b : patterns) {
        boolean every = true;
        boolean some = false;
        for (String name : names) {
          boolean inA = fits(a, name);
          boolean inB = fits(b, name);
          every &= !inB || inA;
          some |= inA && inB;
        }
        assertThat(Globs.meet(a, b)).as("%s meets %s", a, b).isEqualTo(some);
        if (Globs.contains(a, b)) {
          contained++;
          assertThat(every).as("%s contains %s", a, b).isTrue();
        }
      }
    }
    assertThat(contained).isGreaterThan(500);
  }

  private static List<String> words(String alphabet, int longest) {
    List<String> words = new ArrayList<>(List.of(""));
    int from = 0;
    for (int length = 1; length <= longest; length++) {
      int to = words.size();
      for (int i = from; i < to; i++) {
        for (int c = 0; c < alphabet.length(); c++) {
          words.add(words.get(i) + alphabet.charAt(c));
        }
      }
      from = to;
    }
    return words;
  }

  private static boolean fits(String pattern, String name) {
    if (pattern.isEmpty()) {
      return name.isEmpty();
    }
    String rest = pattern.substring(1);
    if (pattern.charAt(0) == '*') {
      return fits(rest, name) || (!name.isEmpty() && fits(pattern, name.substring(1)));
    }
    return !name.isEmpty()
        && (pattern.charAt(0) == '?' || pattern.charAt(0) == name.charAt(0))
        && fits(rest, name.substring(1));
  }
}

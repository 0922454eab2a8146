package causeway.access.glob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "reports-*, reports-eu, reports",
    "reports-*, reports-, xreports-eu",
    "*, anything, ",
    "lake, lake, lake2",
    "l?ke, lake, lke",
    "*.s3.*.amazonaws.com, a.b.s3.eu-west-1.amazonaws.com, s3.eu-west-1.amazonaws.com",
    "*-eu, x-eu-eu, x-eu-us",
    "a*b*c, a-b-b-c-c, a-c-b",
    "**, x, ",
    "a.c, a.c, abc",
    "a+[b], a+[b], aab",
    "?*, x, ''",
  })
  void fits(String pattern, String accepted, String refused) {
    assertThat(Glob.of(pattern).matches(accepted)).isTrue();
    if (refused != null) {
      assertThat(Glob.of(pattern).matches(refused)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lake, true, lake, false",
    "reports-*, false, reports-, false",
    "l?ke, false, l, false",
    "*, false, '', true",
    "***, false, '', true",
  })
  void saysWhatItIs(String pattern, boolean literal, String prefix, boolean everything) {
    Glob glob = Glob.of(pattern);

    assertThat(glob.literal()).isEqualTo(literal);
    assertThat(glob.literalPrefix()).isEqualTo(prefix);
    assertThat(glob.matchesEverything()).isEqualTo(everything);
  }

  @Test
  void agreesWithRegularExpressions() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 100_000; i++) {
      String pattern = text(random, "ab.*?", 8);
      String name = text(random, "ab.", 10);
      Pattern regex =
          Pattern.compile(pattern.replace(".", "\\.").replace("?", ".").replace("*", ".*"));

      assertThat(Glob.of(pattern).matches(name))
          .as("%s on %s", pattern, name)
          .isEqualTo(regex.matcher(name).matches());
    }
  }

  @Test
  void hostilePatternsStayCheap() {
    Glob hostile = Glob.of("*a".repeat(1000) + "b");

    assertThat(hostile.matches("a".repeat(2000))).isFalse();
  }

  private static String text(SplittableRandom random, String letters, int most) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(most + 1);
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}

package causeway.access.diff;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.glob.Glob;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TellingTest {
  private static final Telling.Shape BUCKET =
      new Telling.Shape("", ".s3.eu-west-1.amazonaws.com", 63, true);

  @Test
  void oneNameForEachSetOfPatterns() {
    Telling.Names names = tell(List.of("reports-*", "*-secret", "lake"));

    assertThat(names.complete()).isTrue();
    assertThat(names.names())
        .containsExactlyInAnyOrder("xxx", "lake", "x-secret", "reports-x", "reports-secret");
  }

  @Test
  void onlyWhatTheFocusFits() {
    Telling.Names names =
        Telling.of(
            BUCKET,
            List.of("reports-*", "*-secret", "lake"),
            List.of(),
            List.of("*-secret"),
            1_000_000);

    assertThat(names.names()).containsExactlyInAnyOrder("x-secret", "reports-secret");
  }

  @Test
  void boundedWorkIsSaidToBe() {
    Telling.Names names =
        Telling.of(BUCKET, List.of("*a*b*c*", "*d*e*f*", "*g*h*i*"), List.of(), List.of(), 1_000);

    assertThat(names.complete()).isFalse();
  }

  /// Every set of patterns that a random name fits is among those of the names found.
  @Test
  void noSetIsMissed() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 50; round++) {
      List<String> patterns =
          List.of(text(random, "ab*?", 5), text(random, "ab*", 4), text(random, "a-*?", 4));
      Telling.Names names = tell(patterns);
      Set<List<Boolean>> found = new HashSet<>();
      names.names().forEach(name -> found.add(fits(patterns, name)));
      for (int i = 0; i < 300; i++) {
        String name = "a" + text(random, "abz-", 6) + "b";
        if (name.length() >= 3) {
          assertThat(found).as("%s for %s", name, patterns).contains(fits(patterns, name));
        }
      }
    }
  }

  private static Telling.Names tell(List<String> patterns) {
    return Telling.of(BUCKET, patterns, List.of(), List.of(), 1_000_000);
  }

  private static List<Boolean> fits(List<String> patterns, String name) {
    return patterns.stream().map(pattern -> Glob.of(pattern).matches(name)).toList();
  }

  private static String text(SplittableRandom random, String letters, int most) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(most);
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}

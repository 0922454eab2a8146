package causeway.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActsTest {
  @Test
  void theFirstIsTheOffice() {
    assertThat(Acts.first().name()).isEqualTo("office");
  }

  @Test
  void namesAndIdsAreAnchorsOfThePage() {
    Stream<String> anchors =
        Acts.known().stream()
            .flatMap(
                act -> Stream.concat(Stream.of(act.name()), act.steps().stream().map(Step::id)));
    assertThat(anchors.toList())
        .doesNotHaveDuplicates()
        .doesNotContain(Acts.ALL)
        .allMatch(name -> name.matches("[a-z][a-z-]*"));
  }

  @Test
  void allStandsForEveryActOnce() {
    assertThat(Acts.named(List.of("all", "office")))
        .extracting(Act::name)
        .containsExactlyElementsOf(Acts.all().stream().map(Act::name).toList());
  }

  @Test
  void whatMeasuresForMinutesIsPlayedByNameOnly() {
    assertThat(Acts.all()).extracting(Act::name).doesNotContain("figures");
    assertThat(Acts.named(List.of("figures"))).extracting(Act::name).containsExactly("figures");
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThereAre() {
    assertThatThrownBy(() -> Acts.named(List.of("office", "opera")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("no act opera; there are office.*, and all");
  }

  @Test
  void theListNamesEachActWithItsSteps() {
    assertThat(Playbill.of(false))
        .startsWith("office     An office reaches S3 through a farm of proxies")
        .contains("- Without the farm there is no route to S3");
    assertThat(Playbill.of(true)).startsWith("[{\"name\":\"office\"");
  }
}

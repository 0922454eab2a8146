package causeway.testbed.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {
  /// Targets are written `a1` when healthy and `a1-` when not, after their zone.
  @ParameterizedTest
  @CsvSource({
    // targets,     shifted, cross, pool of a, pool of b, in DNS
    "'a1 b2',       '',      true,  'a1 b2',   'a1 b2',   'a b'",
    "'a1 b2',       '',      false, 'a1',      'b2',      'a b'",
    "'a1- b2',      '',      true,  'b2',      'b2',      'b'",
    "'a1- b2',      '',      false, 'a1',      'b2',      'b'",
    "'a1- a3 b2',   '',      false, 'a3',      'b2',      'a b'",
    "'a1- b2-',     '',      true,  'a1 b2',   'a1 b2',   'a b'",
    "'b2',          '',      false, '',        'b2',      'b'",
    "'',            '',      true,  '',        '',        'a b'",
    "'a1 b2',       'a',     true,  'b2',      'b2',      'b'",
    "'a1 b2',       'a',     false, 'a1',      'b2',      'b'",
    "'a1 b2-',      'a',     true,  'b2',      'b2',      'b'",
    "'a1 b2',       'a b',   true,  'a1 b2',   'a1 b2',   'a b'",
  })
  void poolsAndAnswers(
      String targets, String shifted, boolean cross, String a, String b, String answers) {
    Routing routing =
        Routing.of(List.of("a", "b"), candidates(targets), Set.copyOf(words(shifted)), cross);
    assertThat(names(routing.pools().getOrDefault("a", List.of()))).isEqualTo(a);
    assertThat(names(routing.pools().getOrDefault("b", List.of()))).isEqualTo(b);
    assertThat(routing.answers()).isEqualTo(words(answers));
  }

  @Test
  void theTableMarksFlowsAndResetsWhatIsCut() {
    FlowTable table = new FlowTable("x", Map.of("a", "10.0.1.100"));
    Routing routing = Routing.of(List.of("a"), candidates("a1 a2"), Set.of(), true);
    assertThat(table.text(routing, List.of("10.0.0.9"), List.of(7, 3)))
        .contains("ct mark set jhash ip saddr . tcp sport mod 2 map { 0 : 1, 1 : 2 }")
        .contains("dnat to ct mark map { 1 : 10.0.0.1, 2 : 10.0.0.2 }")
        .contains("ct mark { 3, 7 } meta l4proto tcp reject with tcp reset")
        .contains("ip saddr { 10.0.0.9 } tcp sport 443 ct state invalid reject with tcp reset");
  }

  private static List<Routing.Candidate> candidates(String text) {
    return words(text).stream()
        .map(word -> {
          int mark = word.charAt(1) - '0';
          return new Routing.Candidate(
              word.substring(0, 1), "10.0.0." + mark, mark, !word.endsWith("-"));
        })
        .toList();
  }

  private static String names(List<Routing.Candidate> pool) {
    return pool.stream()
        .map(candidate -> candidate.zone() + candidate.mark())
        .collect(Collectors.joining(" "));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }
}

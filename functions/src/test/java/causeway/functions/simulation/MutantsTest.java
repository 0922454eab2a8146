package causeway.functions.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every safety rule has a mutant, and the simulation catches each by the rule that it breaks. The
/// table of `docs/reliability.md` is what this finds.
class MutantsTest {
  private static final Path PAGE = Path.of("..", "docs", "reliability.md");
  private static final String BEGIN = "<!-- mutants -->\n";
  private static final String END = "<!-- end of mutants -->";
  private static final int[] WITHIN = {10, 100};

  @Test
  void eachIsCaughtByItsRule() throws IOException {
    String table =
        Arrays.stream(Mutant.values())
            .filter(mutant -> mutant != Mutant.NONE)
            .map(mutant ->
                "| `%s` | %s | %d |\n".formatted(mutant.rule(), mutant.words(), caught(mutant)))
            .sorted()
            .collect(
                Collectors.joining(
                    "",
                    "| rule | the function that breaks it … | caught within seeds |\n|---|---|---|\n",
                    ""));
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String wanted = page.substring(0, begin) + table + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("causeway.write")) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(Files.readString(PAGE))
        .as(
            "the table of docs/reliability.md is stale; run: mvn -pl functions -am test"
                + " -Dtest=MutantsTest -Dsurefire.failIfNoSpecifiedTests=false -Dcauseway.write=true")
        .isEqualTo(wanted);
  }

  /// Within how many seeds; rounded up, so that a change elsewhere need not move it.
  private static int caught(Mutant mutant) {
    for (int seed = 1; seed <= WITHIN[WITHIN.length - 1]; seed++) {
      try {
        Coverage _ = new Simulation(seed, SimulationTest.FAULTY, mutant).run();
      } catch (SimulationFailure failure) {
        if (failure.rule().equals(mutant.rule())) {
          int found = seed;
          return Arrays.stream(WITHIN).filter(limit -> found <= limit).findFirst().orElseThrow();
        }
      }
    }
    throw new AssertionError(mutant + " lives: nothing notices that it " + mutant.words());
  }
}

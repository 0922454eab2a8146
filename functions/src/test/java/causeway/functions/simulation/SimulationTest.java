package causeway.functions.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Many farms under every fault, each from one seed. `-Dsimulation.seed=S` replays one,
/// `-Dsimulation.seeds=N` and `-Dsimulation.minutes=M` change how many and how long.
class SimulationTest {
  static final Duration FAULTY = Duration.ofMinutes(Long.getLong("simulation.minutes", 25));

  @Test
  void aSeedTellsTheSameStoryTwice() {
    Coverage once = new Simulation(7, FAULTY, Mutant.NONE).run();
    Coverage again = new Simulation(7, FAULTY, Mutant.NONE).run();
    assertThat(again.toString()).isEqualTo(once.toString());
  }

  @Test
  void everySeedKeepsEveryRule() {
    Long only = Long.getLong("simulation.seed");
    long from = only == null ? 1 : only;
    long seeds = only == null ? Long.getLong("simulation.seeds", 500) : 1;
    Coverage all = new Coverage();
    for (long seed = from; seed < from + seeds; seed++) {
      all.add(new Simulation(seed, FAULTY, Mutant.NONE).run());
    }
    System.out.println(seeds + " seeds: " + all);
    if (seeds >= 500) {
      assertThat(Arrays.stream(Coverage.Kind.values()).filter(kind -> all.of(kind) == 0))
          .as("what never happened was never proved")
          .isEmpty();
    }
  }
}

package causeway.functions.simulation;

import java.time.Duration;

/// A broken rule with the way to see it again, and what happened before.
final class SimulationFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final String rule;

  SimulationFailure(long seed, Duration faulty, Violation violation, String trace) {
    super(
        violation.getMessage()
            + "\nseed "
            + seed
            + "; again: mvn test -pl functions -Dtest=SimulationTest -Dsimulation.seed="
            + seed
            + " -Dsimulation.minutes="
            + faulty.toMinutes()
            + "\n"
            + trace,
        violation);
    this.rule = violation.rule();
  }

  String rule() {
    return rule;
  }
}

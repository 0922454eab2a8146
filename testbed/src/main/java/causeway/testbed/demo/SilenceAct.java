package causeway.testbed.demo;

import java.util.List;

/// The act in which S3 says nothing.
final class SilenceAct {
  private SilenceAct() {}

  static Act act() {
    return new Act(
        "silence",
        "S3 is silent for a minute, and nothing is torn down",
        "Proxies report through S3. When S3 does not answer, every proxy seems dead at once: a farm that believed it would make an outage of a nuisance.",
        List.of(
            new Step(
                "silent-minute",
                "S3 is silent to every proxy for a minute",
                "No instance is replaced, no record removed, decisions stay; a proxy that starts again meanwhile has its last snapshot on disk; the function says what it sees.",
                new SilenceCheck())));
  }
}

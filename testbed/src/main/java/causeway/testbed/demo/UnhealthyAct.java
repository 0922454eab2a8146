package causeway.testbed.demo;

import java.util.List;

/// A proxy that never becomes ready is given up, and the farm goes on.
final class UnhealthyAct {
  private UnhealthyAct() {}

  static Act act() {
    return new Act(
        "unhealthy",
        "A proxy that never becomes ready is abandoned",
        "A broken image or a missing route must not reach a client: what does not enforce the rules in time never comes into service.",
        List.of(
            new Step(
                "abandoned",
                "A new proxy without a way to S3 is abandoned and replaced",
                "It cannot fetch the rules, so the function holds it in its hook until the launch limit, then abandons it; Auto Scaling launches another.",
                new AbandonedCheck())));
  }
}

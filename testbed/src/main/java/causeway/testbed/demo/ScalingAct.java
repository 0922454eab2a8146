package causeway.testbed.demo;

import java.util.List;

/// The farm that runs itself grows and shrinks, and nobody in the office notices.
final class ScalingAct {
  private ScalingAct() {}

  static Act act() {
    return new Act(
        "scaling",
        "A farm runs itself: it grows and shrinks under slow transfers",
        "Deployed from the stack's template. Nobody but its own functions continues launches, writes the front door or lets a proxy go.",
        List.of(
            new Step(
                "from-nothing",
                "Two proxies come into service through the launch hook",
                "A launch waits in its hook until the proxy enforces the rules; only then does Auto Scaling register it with the load balancer.",
                new FromNothingCheck()),
            new Step(
                "scale-out",
                "The farm is scaled to four, and all four carry traffic",
                "New proxies fetch the rules, are continued by the function and get their share of new connections.",
                new ScaleOutCheck()),
            new Step(
                "scale-in",
                "Scaled back to two: no transfer is cut, and the records follow",
                "A proxy that is to go keeps its connections, is held in its hook as long as they live, writes its records out, and is let go.",
                new ScaleInCheck())));
  }
}

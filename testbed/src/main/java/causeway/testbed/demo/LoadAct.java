package causeway.testbed.demo;

import java.util.List;

/// The farm grows by itself under load.
final class LoadAct {
  private LoadAct() {}

  static Act act() {
    return new Act(
        "load",
        "Load makes the farm grow by itself",
        "Target tracking on the proxies' processors: nobody sets a size.",
        List.of(
            new Step(
                "scaled-by-load",
                "Processor load raises an alarm, and the farm scales out",
                "The office downloads as fast as it can; CloudWatch sees the proxies' processors; the policy's alarm starts another proxy, which serves after its hook.",
                new LoadCheck())));
  }
}

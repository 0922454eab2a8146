package causeway.testbed.demo;

import java.util.List;

/// A new image replaces every proxy while the office works.
final class RefreshAct {
  private RefreshAct() {}

  static Act act() {
    return new Act(
        "refresh",
        "A new image replaces every proxy under load",
        "A value of an SSM parameter is all that a pipeline writes; versions, refresh and draining are the farm's own.",
        List.of(
            new Step(
                "refreshed",
                "Every proxy is replaced; no transfer is cut, no request fails",
                "The function makes a launch template version of the new image and starts an instance refresh; old proxies go when the new ones serve and their own connections have ended.",
                new RefreshCheck())));
  }
}

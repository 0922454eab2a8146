package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Measures how long after a command each proxy decides otherwise about the factory, as the factory
/// itself sees it.
record Followed(Region region, StackFarm farm, Evidence evidence) {
  /// Asks all the while, runs the command, and keeps the times as evidence.
  Typed by(String wanted, List<RunningInstance> proxies, Callable<Typed> command) throws Exception {
    Decisions decisions = new Decisions(region, region.factory(), Stage.BUCKET, farm.plan());
    try (Decisions.Change change = decisions.until(wanted, proxies)) {
      Typed typed = command.call();
      evidence.mark("the command ends with " + typed.exit());
      times(change.after(typed.uploadedAt()), proxies, wanted);
      evidence.fact("the command took", typed.result().took());
      return typed;
    }
  }

  /// Keeps when each proxy followed.
  void times(Map<String, Duration> after, List<RunningInstance> proxies, String wanted) {
    for (RunningInstance proxy : proxies) {
      String id = proxy.identity().id();
      evidence.fact(
          id + " in " + proxy.identity().zone(),
          wanted + " after " + Evidence.seconds(after.getOrDefault(id, Duration.ZERO)));
    }
    evidence.fact(
        "every proxy, from the upload, after",
        after.values().stream().max(Duration::compareTo).orElseThrow());
  }
}

package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import causeway.testbed.network.Blackhole;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.util.List;

/// Cuts a new instance from S3 at its first breath.
final class AbandonedCheck implements Step.Check {
  private static final int GROWN = Stage.SIZE + 1;
  private static final Duration QUICK = Duration.ofMillis(20);

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    evidence.fact("launch limit", farm.timers().parameters().get("LaunchLimitSeconds") + " s");
    try (GroupWatch watch = GroupWatch.of(farm);
        SmallRequests office = SmallRequests.start(region, farm)) {
      List<String> before = ids(farm);
      Stage.resize(farm, GROWN);
      Waiting.until("new instance", Stage.LIMIT, QUICK, () -> ids(farm).size() == GROWN);
      RunningInstance broken =
          farm.instances().stream()
              .filter(each -> !before.contains(each.identity().id()))
              .findFirst()
              .orElseThrow();
      String id = broken.identity().id();
      try (var _ = Blackhole.between(broken.identity().address(), farm.plan().service())) {
        evidence.mark(id + " is launched, and cut from S3");
        evidence.fact("the broken proxy", id + " in " + broken.identity().zone());
        Waiting.until(
            "end of " + id,
            Stage.LIMIT,
            Stage.LOOK,
            () -> {
              evidence.doing(Progress.of(watch));
              return watch.saw(id, GroupWatch.GONE);
            });
      }
      evidence.mark(id + " is gone");
      evidence.expect(
          watch.saw(id, GroupWatch.LAUNCH_HOOK), id + " did not wait in the launch hook");
      evidence.expect(!watch.saw(id, GroupWatch.IN_SERVICE), id + " came into service");
      evidence.fact("launch → gone", watch.until(id, GroupWatch.GONE));
      evidence.fact("the function", said(farm, id));
      Waiting.until(
          GROWN + " proxies in service",
          Stage.LIMIT,
          Stage.LOOK,
          () -> {
            evidence.doing(Progress.of(watch));
            return watch.serving().size() == GROWN;
          });
      evidence.mark("another proxy took its place");
      String replacement =
          watch.serving().stream()
              .map(GroupWatch.Member::id)
              .filter(each -> !before.contains(each))
              .findFirst()
              .orElseThrow();
      evidence.expect(!replacement.equals(id), id + " came into service after all");
      evidence.fact(
          "replacement launched → in service", watch.until(replacement, GroupWatch.IN_SERVICE));
      office.report(evidence);
    }
  }

  private static List<String> ids(StackFarm farm) {
    return farm.instances().stream().map(each -> each.identity().id()).toList();
  }

  /// The line with which the function said so.
  private static String said(StackFarm farm, String id) {
    return farm.lambda().names().stream()
        .flatMap(name -> farm.lambda().function(name).lines().stream())
        .filter(line -> line.contains("abandon " + id))
        .findFirst()
        .orElseThrow(() ->
            new Evidence.ClaimBroken(
                id + " went, but no function abandoned it: the hook's own time ran out"));
  }
}

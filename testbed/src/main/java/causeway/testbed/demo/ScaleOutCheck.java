package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Grows the farm to four while the office works.
final class ScaleOutCheck implements Step.Check {
  private static final int GROWN = 4;

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    try (GroupWatch watch = GroupWatch.of(farm);
        SmallRequests office = SmallRequests.start(region, farm)) {
      Waiting.until("first look", Stage.LIMIT, Stage.LOOK, () -> watch.serving().size() == 2);
      List<GroupWatch.Member> before = watch.members();
      long asked = System.nanoTime();
      Stage.resize(farm, GROWN);
      evidence.mark("desired capacity set to " + GROWN);
      Waiting.until(
          GROWN + " proxies in service",
          Stage.LIMIT,
          Stage.LOOK,
          () -> {
            evidence.doing(Progress.of(watch));
            return watch.serving().size() == GROWN;
          });
      evidence.mark(GROWN + " proxies in service");
      evidence.fact("asked → four in service", Duration.ofNanos(System.nanoTime() - asked));
      for (GroupWatch.Member added : watch.newcomers(before)) {
        evidence.expect(
            watch.saw(added.id(), GroupWatch.LAUNCH_HOOK),
            added.id() + " came into service without waiting in the launch hook");
        evidence.fact(
            "launch → in service, " + added.zone(), watch.until(added.id(), GroupWatch.IN_SERVICE));
      }
      evidence.doing("waiting until S3 sees all four");
      Instant since = Instant.now();
      Duration spread =
          Waiting.until(
              "requests through all four proxies",
              Stage.LIMIT,
              Stage.LOOK,
              () -> Carriers.since(region, farm, since).keySet().containsAll(farm.addresses()));
      evidence.mark("S3 sees all four proxies");
      evidence.fact("all four carry requests after that", spread);
      office.report(evidence);
    }
  }
}

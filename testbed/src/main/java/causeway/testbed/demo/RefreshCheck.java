package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Xml;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Names a new image, and follows the farm until nothing of the old one is left.
final class RefreshCheck implements Step.Check {
  private static final String IMAGE = "ami-0fedcba9876543210";

  /// A transfer then takes 40 s, longer than new proxies take to serve.
  private static final int RATE = 800_000;

  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    evidence.doing("starting slow transfers through every proxy");
    try (GroupWatch watch = GroupWatch.of(farm);
        SmallRequests office = SmallRequests.start(region, farm);
        SlowTransfers transfers = SlowTransfers.overAll(region, farm, farm.addresses(), RATE)) {
      evidence.fact("slow transfers by proxy", transfers.carriers().toString());
      List<GroupWatch.Member> before = watch.members();
      long began = System.nanoTime();
      farm.image(IMAGE);
      evidence.mark("the parameter names " + IMAGE);
      await(watch, evidence, "new instance", () -> !watch.newcomers(before).isEmpty());
      evidence.mark("the first new instance is launched");
      evidence.fact("new image → first launch", Duration.ofNanos(System.nanoTime() - began));
      await(
          watch,
          evidence,
          "old proxy that is to go",
          () -> before.stream().anyMatch(each -> watch.saw(each.id(), GroupWatch.TERMINATE_HOOK)));
      evidence.mark("the first old proxy is to go");
      evidence.expect(
          transfers.running(), "the transfers ended before an old proxy was to go; no proof");
      transfers.finish(evidence);
      evidence.mark("the last transfer ended, complete");
      await(
          watch,
          evidence,
          "end of all old proxies",
          () -> before.stream().allMatch(each -> watch.saw(each.id(), GroupWatch.GONE)));
      await(
          watch,
          evidence,
          "successful instance refresh",
          () -> refresh(farm).text("Status").equals("Successful"));
      evidence.mark("the refresh is complete");
      evidence.fact("new image → all replaced", Duration.ofNanos(System.nanoTime() - began));
      List<GroupWatch.Member> after = watch.serving();
      long version = before.stream().mapToLong(GroupWatch.Member::version).max().orElse(0);
      evidence.expect(
          after.size() == Stage.SIZE && after.stream().allMatch(each -> each.version() > version),
          "not every proxy is of a newer version than " + version + ": " + after);
      for (GroupWatch.Member each : after) {
        String image = image(farm, each.id());
        evidence.expect(
            image.equals(IMAGE), each.id() + " runs the image " + image + ", not " + IMAGE);
      }
      evidence.fact(
          "launch template version", version + " → " + after.getFirst().version() + ", " + IMAGE);
      office.report(evidence);
    }
  }

  private static void await(
      GroupWatch watch, Evidence evidence, String what, Waiting.Condition condition) {
    Waiting.until(
        what,
        LIMIT,
        Stage.LOOK,
        () -> {
          evidence.doing(Progress.of(watch));
          return condition.holds();
        });
  }

  private static Xml refresh(StackFarm farm) {
    return farm.autoScaling()
        .query(
            Service.AUTO_SCALING,
            "DescribeInstanceRefreshes",
            Map.of("AutoScalingGroupName", farm.name()))
        .all("DescribeInstanceRefreshesResult/InstanceRefreshes/member")
        .getFirst();
  }

  private static String image(StackFarm farm, String id) {
    return farm.aws()
        .query(Service.EC2, "DescribeInstances", Map.of("InstanceId.1", id))
        .text("reservationSet/item/instancesSet/item/imageId");
  }
}

package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Deploys the farm and follows its first instances.
final class FromNothingCheck implements Step.Check {
  @Override
  public void run(Region region, Evidence evidence) {
    evidence.expect(
        region.deployed().isEmpty(), "the farm is up already; this step is about its first start");
    evidence.doing("deploying the farm from its template");
    long began = System.nanoTime();
    StackFarm farm = Stage.deploy(region);
    evidence.fact("stack deployed after", Duration.ofNanos(System.nanoTime() - began));
    evidence.mark("stack deployed, document uploaded");
    try (GroupWatch watch = GroupWatch.of(farm)) {
      Waiting.until(
          Stage.SIZE + " proxies in service",
          Stage.LIMIT,
          Stage.LOOK,
          () -> {
            evidence.doing(Progress.of(watch));
            return watch.serving().size() == Stage.SIZE;
          });
      evidence.mark("two proxies in service");
      List<GroupWatch.Member> serving = watch.serving();
      for (GroupWatch.Member member : serving) {
        evidence.expect(
            watch.saw(member.id(), GroupWatch.LAUNCH_HOOK),
            member.id() + " came into service without waiting in the launch hook");
        evidence.fact(
            "launch → in service, " + member.zone(),
            watch.until(member.id(), GroupWatch.IN_SERVICE));
        JsonNode report = Reports.of(farm, "edge", member.id());
        if (evidence.records().isEmpty()) {
          evidence.record(report.toString());
        }
        evidence.expect(
            report.path("sequence").asLong() > 0,
            member.id() + " was continued and has reported no rules: " + report);
      }
      evidence.expect(
          serving.stream().map(GroupWatch.Member::zone).distinct().count() == Stage.SIZE,
          "the proxies are not in different zones: " + serving);
    }
    Duration reached =
        Waiting.until(
            "front door with both zones",
            Stage.LIMIT,
            Stage.LOOK,
            () ->
                farm.loadBalancer().healthy().size() == Stage.SIZE
                    && Stage.addresses(region, farm).containsAll(farm.plan().entrances()));
    evidence.mark("the front door leads to both zones");
    evidence.fact("front door after that", reached);
    evidence.fact("deploy → served", Duration.ofNanos(System.nanoTime() - began));
    var listed =
        region
            .office()
            .aws("s3", "ls", "s3://" + Stage.BUCKET + "/", "--region", farm.plan().region())
            .run();
    evidence.client("aws s3 ls s3://" + Stage.BUCKET + "/ --region eu-west-1", listed);
    evidence.expect(listed.ok(), "the office does not reach its bucket: " + listed.lastLine());
    evidence.expect(
        listed.out().contains(Stage.KEY), "the office does not see its object: " + listed.out());
  }
}

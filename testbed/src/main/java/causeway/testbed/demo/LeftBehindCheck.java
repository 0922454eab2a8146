package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Applies a document while S3 is silent to one proxy: `apply` must say which one and why.
final class LeftBehindCheck implements Step.Check {
  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    Commands commands = new Commands(farm, evidence);
    RunningInstance cut = farm.instances().getFirst();
    RunningInstance other = farm.instances().getLast();
    String id = cut.identity().id();
    Decisions factory = new Decisions(region, region.factory(), Stage.BUCKET, farm.plan());
    try {
      region.front().silence(cut.identity().address()::equals);
      evidence.mark("S3 is silent to " + id);
      evidence.doing("applying while S3 is silent to " + id);
      Typed applied =
          new Followed(region, farm, evidence)
              .by(
                  "refused",
                  List.of(other),
                  () -> commands.apply(new Documents(farm).first(), "--timeout", "10s"));
      evidence.expect(applied.exit() == 1, "apply did not end with 1: " + applied);
      String why =
          applied.result().err().lines().filter(line -> line.startsWith(id)).findFirst().orElse("");
      evidence.expect(
          why.contains("enforces sequence")
              && !applied.result().err().contains(other.identity().id()),
          "apply does not say who is behind, and why: " + applied);
      evidence.fact("apply says", why);
      JsonNode behind = StatusCheck.instance(commands.statusJson(), id);
      evidence.expect(behind.path("lag").asLong(0) > 0, "status shows no lag: " + behind);
      evidence.fact(
          "status says",
          "lag "
              + behind.path("lag").asLong()
              + ", last report "
              + behind.path("age").asDouble()
              + " s ago");
      try (Decisions.Change late = factory.until("refused", List.of(cut))) {
        Instant spoke = Instant.now();
        region.front().speak();
        evidence.mark("S3 answers " + id + " again");
        for (Duration took : late.after(spoke).values()) {
          evidence.fact("it follows, after S3 answers again, in", took);
        }
      }
    } finally {
      region.front().speak();
    }
  }
}

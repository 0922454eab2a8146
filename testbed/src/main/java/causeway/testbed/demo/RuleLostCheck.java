package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import java.util.List;

/// Applies the document without the rule, and asks every proxy from outside when it refuses.
final class RuleLostCheck implements Step.Check {
  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    List<RunningInstance> proxies = farm.instances();
    evidence.doing("applying a document with one rule less");
    Typed applied =
        new Followed(region, farm, evidence)
            .by(
                "refused",
                proxies,
                () -> new Commands(farm, evidence).apply(new Documents(farm).first()));
    evidence.expect(applied.exit() == 0, "apply did not end with 0: " + applied);
    evidence.expect(
        !Listing.from(region.factory(), farm, evidence).ok(), "the factory is still admitted");
    evidence.expect(
        Listing.from(region.office(), farm, evidence).ok(), "the office is refused too");
  }
}

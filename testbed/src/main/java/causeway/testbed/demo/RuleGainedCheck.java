package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import java.util.List;

/// Applies a document with one rule more, and asks every proxy from outside when it follows.
final class RuleGainedCheck implements Step.Check {
  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    List<RunningInstance> proxies = farm.instances();
    evidence.doing("the factory asks before there is a rule");
    evidence.expect(
        !Listing.from(region.factory(), farm, evidence).ok(),
        "the factory was admitted before there was a rule");
    Followed followed = new Followed(region, farm, evidence);
    evidence.doing("applying a document with one rule more");
    Typed applied =
        followed.by(
            "admitted",
            proxies,
            () -> new Commands(farm, evidence).apply(new Documents(farm).withFactory()));
    evidence.expect(applied.exit() == 0, "apply did not end with 0: " + applied);
    Command.Result listed = Listing.from(region.factory(), farm, evidence);
    evidence.expect(listed.ok(), "the factory is still refused: " + listed.lastLine());
    evidence.expect(
        !Listing.from(region.guests(), farm, evidence).ok(),
        "the guests are admitted, whom the document denies");
  }
}

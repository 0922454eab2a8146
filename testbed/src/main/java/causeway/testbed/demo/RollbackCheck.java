package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import java.util.List;

/// Goes back to the document before, which has a rule more, under a new sequence.
final class RollbackCheck implements Step.Check {
  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    List<RunningInstance> proxies = farm.instances();
    Commands commands = new Commands(farm, evidence);
    long before = farm.blackboard().sequence();
    evidence.doing("rolling back to the document with the rule");
    Typed back =
        new Followed(region, farm, evidence)
            .by("admitted", proxies, () -> commands.rollback("--yes"));
    evidence.expect(back.exit() == 0, "rollback did not end with 0: " + back);
    long after = farm.blackboard().sequence();
    evidence.expect(
        after > before,
        "the sequence went from " + before + " to " + after + ", and proxies refuse an older one");
    evidence.fact("sequence", before + " → " + after + ": an old document, as a new version");
    evidence.expect(commands.rollback("--list").result().ok(), "the versions cannot be listed");
  }
}

package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.farm.Timers;

/// Changes the front door back to the load balancer's alias while the office works.
final class ToAliasCheck implements Step.Check {
  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = region.deploy(Timers.DEMO);
    DoorRecords door = new DoorRecords(region, farm);
    try (SmallRequests office = SmallRequests.start(region, farm)) {
      evidence.doing("applying the document with the load balancer");
      Typed applied = new Commands(farm, evidence).apply(new Documents(farm).first());
      evidence.expect(applied.exit() == 0, "apply did not end with 0: " + applied);
      evidence.fact("after apply, the alias at once or after", door.awaitAlias());
      evidence.mark("the alias is in Route 53");
      evidence.fact("then the office resolves it after", door.awaitOffice(farm.plan().entrances()));
      evidence.fact("front door now", String.join(", ", door.held()));
      office.report(evidence);
    }
  }
}

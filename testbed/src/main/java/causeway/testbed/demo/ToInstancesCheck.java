package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import java.util.List;

/// Changes the front door from the load balancer's alias to the instances' own records while the
/// office works.
final class ToInstancesCheck implements Step.Check {
  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    DoorRecords door = new DoorRecords(region, farm);
    evidence.expect(
        door.alias(), "the front door is no alias of the load balancer but " + door.held());
    evidence.fact("front door before", String.join(", ", door.held()));
    List<String> proxies = DoorRecords.addresses(farm.instances());
    try (SmallRequests office = SmallRequests.start(region, farm)) {
      evidence.doing("applying a document with front-door kind instances");
      Typed applied = new Commands(farm, evidence).apply(new Documents(farm).instances());
      evidence.expect(applied.exit() == 0, "apply did not end with 0: " + applied);
      evidence.fact("after apply, records at once or after", door.awaitAddresses(proxies));
      evidence.mark("the instances' own records are in Route 53");
      evidence.doing("waiting for the office's resolver to forget the alias");
      evidence.fact("then the office resolves them after", door.awaitOffice(proxies));
      evidence.fact("front door now", String.join(", ", door.held()));
      evidence.expect(
          Listing.from(region.office(), farm, evidence).ok(), "the office cannot list its bucket");
      office.report(evidence);
    }
  }
}

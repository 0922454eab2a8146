package causeway.testbed.demo;

import java.util.List;

/// The act of the two kinds of front door.
final class FrontDoorAct {
  private FrontDoorAct() {}

  static Act act() {
    return new Act(
        "front-door",
        "Both kinds of front door, changed while the office works",
        "One line of the farm document says what the company's name points at: a load balancer, or the proxies themselves. A function writes Route 53; corporate DNS never changes.",
        List.of(
            new Step(
                "to-instances",
                "From the load balancer to the proxies' own addresses",
                "Multivalue records, one for each proxy in service, take the alias's place in one batch: the name never is without an answer.",
                new ToInstancesCheck()),
            new Step(
                "records-follow",
                "A proxy's record goes before the proxy does",
                "Auto Scaling replaces one: DNS forgets it first, it drains, and its successor has a record before it is in service.",
                new RecordsFollowCheck()),
            new Step(
                "to-alias",
                "And back to the load balancer",
                "The alias takes the records' place; nobody has to touch corporate DNS.",
                new ToAliasCheck())));
  }
}

package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.Farm;
import causeway.testbed.network.Host;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Asks both kinds of resolver for the same names.
final class NamesCheck implements Step.Check {
  private static final List<String> FRANKFURT =
      List.of(
          "reports-2026.s3.eu-central-1.amazonaws.com",
          "s3.eu-central-1.amazonaws.com",
          "reports-2026.s3.dualstack.eu-central-1.amazonaws.com");
  private static final List<String> VIRGINIA =
      List.of("archive-2026.s3.amazonaws.com", "s3.amazonaws.com");

  @Override
  public void run(Region region, Evidence evidence) {
    check(region, region.frankfurt(), FRANKFURT, evidence);
    check(region, region.virginia(), VIRGINIA, evidence);
    String other = "www.example.com";
    evidence.expect(
        !lookup(region.office().host(), other).ok(),
        other + " resolves in the office; only S3's names should");
  }

  private static void check(Region region, Farm farm, List<String> names, Evidence evidence) {
    for (String name : names) {
      Command.Result asked = lookup(region.office().host(), name);
      evidence.expect(
          addresses(asked).equals(new TreeSet<>(farm.plan().entrances())),
          "corporate DNS answers "
              + name
              + " with "
              + addresses(asked)
              + " ("
              + asked.lastLine()
              + "), not with the load balancer's "
              + farm.plan().entrances());
      if (name.equals(names.getFirst())) {
        evidence.client("getent ahostsv4 " + name, asked);
        evidence.fact(
            name, farm.plan().frontDoor() + " → " + String.join(", ", farm.plan().entrances()));
        Command.Result inside = lookup(farm.proxies().getFirst().host(), name);
        evidence.expect(
            addresses(inside).equals(new TreeSet<>(List.of(farm.plan().service()))),
            "the VPC's resolver answers "
                + name
                + " with "
                + addresses(inside)
                + ", not with "
                + farm.plan().service());
        evidence.fact(
            "the same, asked by a proxy",
            farm.plan().service() + " (in prefix list " + farm.plan().prefixList() + ")");
      }
    }
  }

  private static Command.Result lookup(Host host, String name) {
    return host.command("getent", "ahostsv4", name).run();
  }

  private static Set<String> addresses(Command.Result result) {
    Set<String> found = new TreeSet<>();
    result.out().lines().map(line -> line.split("\\s+", 2)[0]).forEach(found::add);
    return found;
  }
}

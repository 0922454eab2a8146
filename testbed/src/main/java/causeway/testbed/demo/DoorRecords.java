package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The front door as Route 53 holds it and as the office resolves it by its own DNS.
record DoorRecords(Region region, StackFarm farm) {
  /// What Route 53 has now: addresses, or the load balancer's name.
  Set<String> held() {
    return new TreeSet<>(region.zone().targets(farm.plan().frontDoor()));
  }

  /// Whether it is an alias of the load balancer.
  boolean alias() {
    return held().stream().anyMatch(target -> target.contains("elb"));
  }

  /// Waits until Route 53 has exactly these addresses.
  Duration awaitAddresses(Collection<String> addresses) {
    return await("records of " + addresses, () -> held().equals(new TreeSet<>(addresses)));
  }

  /// Waits until Route 53 has the alias, and nothing else.
  Duration awaitAlias() {
    return await("alias of the load balancer", () -> alias() && held().size() == 1);
  }

  /// Waits until the office's own resolver answers with exactly these.
  Duration awaitOffice(Collection<String> addresses) {
    return await(
        "office's resolver to answer " + addresses,
        () -> Stage.addresses(region, farm).equals(new TreeSet<>(addresses)));
  }

  private static Duration await(String what, Waiting.Condition condition) {
    return Waiting.until(what, Duration.ofSeconds(40), Stage.LOOK, condition);
  }

  static List<String> addresses(Collection<RunningInstance> proxies) {
    return proxies.stream().map(each -> each.identity().address()).sorted().toList();
  }
}

package causeway.functions.simulation;

import causeway.access.net.Cidr;
import causeway.functions.fake.Call;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import causeway.reconcile.observed.InstanceRefresh;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The admitted networks, and the image: never narrower than what is in force, and never a second
/// time what did not come up.
final class ConfigCheck implements Check {
  private final World world;
  private final Set<String> givenUp = new HashSet<>();

  ConfigCheck(World world) {
    this.world = world;
  }

  @Override
  public void done(String function, Call call) {
    switch (call.operation()) {
      case "prefixLists.modify" -> ingress();
      case "autoScaling.startInstanceRefresh" -> {
        world.coverage.count(Kind.REFRESHES);
        if (givenUp.contains(call.arguments().get(2).toString())) {
          throw new Violation("refresh-once", call + ": it was given up before");
        }
      }
      case "topics.publish" -> world.coverage.count(Kind.FAULT_REPORTS);
      default -> {}
    }
  }

  @Override
  public void refresh(String id, String stage) {
    if (stage.equals("Failed")) {
      world.coverage.count(Kind.ROLLBACKS);
      Optional<InstanceRefresh> latest = world.cloud.group().describeLatestRefresh(World.GROUP);
      latest.map(InstanceRefresh::templateVersion).ifPresent(givenUp::add);
    }
  }

  private void ingress() {
    world.coverage.count(Kind.PREFIX_LISTS_CHANGED);
    Content content = world.history.contentInForce();
    if (content == null) {
      return;
    }
    Set<String> admitted =
        world.cloud.lists().truth(World.INGRESS).entries().stream()
            .map(Cidr::toString)
            .collect(Collectors.toSet());
    List<String> missing =
        content.rules().stream()
            .map(Documents::network)
            .filter(network -> !admitted.contains(network))
            .toList();
    if (!missing.isEmpty()) {
      throw new Violation("ingress", missing + " are let through but no longer admitted");
    }
  }
}

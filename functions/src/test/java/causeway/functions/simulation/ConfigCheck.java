package causeway.functions.simulation;

import causeway.functions.fake.Call;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.InForce;
import causeway.reconcile.observed.InstanceRefresh;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The admitted networks, and the image: nobody is shut out whom the rules in force let through,
/// and never a second time what did not come up.
final class ConfigCheck implements Check {
  private final World world;
  private final Set<String> givenUp = new HashSet<>();
  private Set<String> inForce = Set.of();

  ConfigCheck(World world) {
    this.world = world;
  }

  @Override
  public void done(String function, Call call) {
    switch (call.operation()) {
      case "prefixLists.modify" -> world.coverage.count(Kind.PREFIX_LISTS_CHANGED);
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

  @Override
  public void looked(ConfigView view) {
    InForce current = view.inForce();
    Content content = current == null ? null : world.history.content(current.documentVersion());
    inForce =
        content == null
            ? Set.of()
            : content.rules().stream().map(Documents::network).collect(Collectors.toSet());
  }

  @Override
  public void reached(String function, Call call) {
    if (call.operation().equals("prefixLists.modify")
        && call.arguments().get(3) instanceof List<?> removed) {
      removed.forEach(block -> {
        if (inForce.contains(block.toString())) {
          throw new Violation("ingress", block + " is let through, and would be shut out");
        }
      });
    }
  }
}

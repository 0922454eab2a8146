package causeway.functions.simulation;

import causeway.functions.cloud.Objects.Stored;
import causeway.functions.fake.FakeObjects;
import causeway.functions.json.Tree;
import causeway.functions.simulation.Coverage.Kind;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// Reads the reports that passes leave behind, and tells the checks of those that found nothing
/// more to do.
final class Completions implements FakeObjects.Watcher {
  private final World world;

  Completions(World world) {
    this.world = world;
  }

  @Override
  public void written(String bucket, String key, Stored object) {
    if (!bucket.equals(World.BUCKETS.state()) || !key.startsWith("runs/")) {
      return;
    }
    JsonNode root = Tree.read("report", object.bytes());
    Instant looked = Tree.time(root, "completedLook");
    if ("complete".equals(Tree.text(root, "outcome")) && looked != null) {
      world.coverage.count(Kind.COMPLETE_LOOKS);
      String function = Tree.required(root, "function");
      world.checks.forEach(check -> check.completed(function, looked));
    }
  }
}

package causeway.functions.report;

import causeway.functions.Buckets;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Objects.Condition;
import causeway.functions.cloud.Retry;
import causeway.functions.json.Tree;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `runs/<function>.json`: the report of a function's last pass, and what it must know of it. Used
/// by one at a time.
public final class Runs {
  private final Objects objects;
  private final Retry retry;
  private final String bucket;
  private final String function;
  private @Nullable ObjectNode last;

  public Runs(Objects objects, Host host, String bucket, String function) {
    this.objects = objects;
    this.retry = new Retry(host);
    this.bucket = bucket;
    this.function = function;
  }

  /// Reads the last report; a broken one counts as none, since it only saves work.
  public LastRun read() {
    last =
        retry
            .read(() -> objects.get(bucket, Buckets.run(function), Integer.MAX_VALUE))
            .map(stored -> parse(stored.bytes()))
            .orElse(null);
    return new LastRun(last);
  }

  private static @Nullable ObjectNode parse(byte[] bytes) {
    try {
      return Tree.read("the last report", bytes) instanceof ObjectNode object ? object : null;
    } catch (IllegalArgumentException broken) {
      return null;
    }
  }

  /// Writes the report of a pass, with `extra` fields of the function's own.
  public void write(Run run, ObjectNode extra) {
    ObjectNode root = RunJson.write(run, last);
    root.setAll(extra);
    retry.change(() -> {
      String _ = objects.put(bucket, Buckets.run(function), Tree.bytes(root), new Condition.None());
    });
  }

  /// What the last report says; without one, as if nothing had ever been looked at.
  public record LastRun(@Nullable JsonNode root) {
    /// When the last completed look began.
    public Instant completed() {
      try {
        Instant completed = root == null ? null : Tree.time(root, "completedLook");
        return completed == null ? Instant.EPOCH : completed;
      } catch (IllegalArgumentException broken) {
        return Instant.EPOCH;
      }
    }
  }
}

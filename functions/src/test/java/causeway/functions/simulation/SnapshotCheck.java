package causeway.functions.simulation;

import causeway.access.snapshot.AccessSnapshot;
import causeway.functions.Buckets;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.fake.FakeObjects;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Publications: each with a new sequence, each from a good document, none from an older one than
/// before. So a rule once revoked never comes back by itself.
final class SnapshotCheck implements Check, FakeObjects.Watcher {
  private final World world;
  private @Nullable AccessSnapshot before;

  SnapshotCheck(World world) {
    this.world = world;
    world.cloud.store().watch(this);
  }

  @Override
  public void written(String bucket, String key, Stored object) {
    if (!bucket.equals(World.BUCKETS.state()) || !key.equals(Buckets.SNAPSHOT)) {
      return;
    }
    world.coverage.count(Kind.SNAPSHOTS);
    AccessSnapshot now = world.parsed(object);
    if (sequence(now) != sequence(before) + 1) {
      throw new Violation(
          "sequence-grows", "sequence " + sequence(now) + " after " + sequence(before));
    }
    Content content = world.history.content(now.documentVersion());
    if (content == null || !rules(now).equals(names(content))) {
      throw new Violation(
          "good-document",
          "sequence " + sequence(now) + " has " + rules(now) + ", its document is " + content);
    }
    if (before != null && place(now) < place(before)) {
      throw new Violation(
          "revoked",
          "sequence "
              + sequence(now)
              + " is from version "
              + now.documentVersion()
              + ", older than "
              + before.documentVersion());
    }
    before = now;
  }

  private int place(AccessSnapshot snapshot) {
    return world.history.place(snapshot.documentVersion());
  }

  private static long sequence(@Nullable AccessSnapshot snapshot) {
    Long sequence = snapshot == null ? null : snapshot.sequence();
    return sequence == null ? 0 : sequence;
  }

  private static Set<String> rules(AccessSnapshot snapshot) {
    return snapshot.rules().stream().map(rule -> rule.name()).collect(Collectors.toSet());
  }

  private static Set<String> names(Content content) {
    return content.rules().stream().map(rule -> "r" + rule).collect(Collectors.toSet());
  }
}

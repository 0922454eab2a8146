package causeway.functions.simulation;

import causeway.access.snapshot.AccessSnapshot;
import causeway.functions.Buckets;
import causeway.functions.cloud.Objects.Condition;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.fake.FakeObjects;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the team wrote, version by version, and what of it is in force.
final class History implements FakeObjects.Watcher {
  private final World world;
  private final Documents documents;
  private final Map<String, Integer> order = new HashMap<>();
  private final Map<String, Content> good = new HashMap<>();
  private @Nullable Content last;
  private @Nullable String newest;
  private @Nullable AccessSnapshot inForce;
  private boolean writingBad;

  History(World world, Documents documents) {
    this.world = world;
    this.documents = documents;
  }

  /// The team applies its next document.
  void apply(boolean bad) {
    writingBad = bad;
    Content before = last;
    if (!bad) {
      last = before == null ? documents.first() : documents.next(before);
      count(before, last);
    }
    byte[] yaml = bad || last == null ? documents.bad(before) : Documents.yaml(last);
    String _ =
        world
            .cloud
            .store()
            .put(World.BUCKETS.config(), Buckets.DOCUMENT, yaml, new Condition.None());
    world.coverage.count(bad ? Kind.DOCUMENTS_BAD : Kind.DOCUMENTS_GOOD);
  }

  private void count(@Nullable Content before, Content next) {
    if (before == null) {
      return;
    }
    if (!next.rules().containsAll(before.rules())) {
      world.coverage.count(Kind.RULES_REVOKED);
    }
    if (!before.rules().containsAll(next.rules())) {
      world.coverage.count(Kind.RULES_ADDED);
    }
    if (before.door() != next.door() || !before.name().equals(next.name())) {
      world.coverage.count(Kind.FRONT_DOORS_CHANGED);
    }
  }

  @Override
  public void written(String bucket, String key, Stored object) {
    String version = object.versionId();
    if (bucket.equals(World.BUCKETS.config()) && version != null) {
      newest = version;
      order.put(version, order.size());
      Content content = last;
      if (!writingBad && content != null) {
        good.put(version, content);
      }
      world.trace.add("team", "version " + version + (writingBad ? " (bad)" : " " + content));
    }
    if (bucket.equals(World.BUCKETS.state()) && key.equals(Buckets.SNAPSHOT)) {
      inForce = world.parsed(object);
    }
  }

  @Nullable AccessSnapshot inForce() {
    return inForce;
  }

  /// What the document in force says; null before the first.
  @Nullable Content contentInForce() {
    AccessSnapshot snapshot = inForce;
    String version = snapshot == null ? null : snapshot.documentVersion();
    return version == null ? null : good.get(version);
  }

  /// What a version says; null when it is bad or unknown.
  @Nullable Content content(@Nullable String version) {
    return version == null ? null : good.get(version);
  }

  /// The place of a version among all; -1 for one that nobody wrote.
  int place(@Nullable String version) {
    return version == null ? -1 : order.getOrDefault(version, -1);
  }

  @Nullable String newest() {
    return newest;
  }
}

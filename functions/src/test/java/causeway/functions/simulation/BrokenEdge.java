package causeway.functions.simulation;

import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.functions.Buckets;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Route53;
import causeway.functions.fake.Wired;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Edges that break a promise of the real one: an order, a condition, an atomic batch.
final class BrokenEdge {
  private BrokenEdge() {}

  static Cloud oldBeforeNew(Cloud cloud) {
    Route53 route53 = cloud.route53();
    return Wired.of(cloud)
        .with(
            new Route53() {
              @Override
              public List<RecordSet> list(String zoneId, String name) {
                return route53.list(zoneId, name);
              }

              @Override
              public void change(String zoneId, List<RecordChange> changes) {
                List<RecordChange> old =
                    changes.stream().filter(RecordChange.Delete.class::isInstance).toList();
                List<RecordChange> fresh =
                    changes.stream().filter(RecordChange.Create.class::isInstance).toList();
                for (List<RecordChange> batch : List.of(old, fresh)) {
                  if (!batch.isEmpty()) {
                    route53.change(zoneId, batch);
                  }
                }
              }
            });
  }

  static Cloud upsert(World world, Cloud cloud) {
    return Wired.of(cloud)
        .with(
            new Route53() {
              @Override
              public List<RecordSet> list(String zoneId, String name) {
                return cloud.route53().list(zoneId, name);
              }

              @Override
              public void change(String zoneId, List<RecordChange> changes) {
                world.cloud.zone().upsert(changes);
              }
            });
  }

  static Cloud noIfMatch(Cloud cloud) {
    return Wired.of(cloud)
        .with(
            new Forwarding(cloud.objects()) {
              @Override
              public String put(String bucket, String key, byte[] bytes, Condition condition) {
                boolean snapshot = key.equals(Buckets.SNAPSHOT);
                return super.put(bucket, key, bytes, snapshot ? new Condition.None() : condition);
              }
            });
  }

  static Cloud sameSequence(Cloud cloud) {
    return Wired.of(cloud)
        .with(
            new Forwarding(cloud.objects()) {
              @Override
              public String put(String bucket, String key, byte[] bytes, Condition condition) {
                boolean again =
                    key.equals(Buckets.SNAPSHOT) && condition instanceof Condition.Unchanged;
                return super.put(bucket, key, again ? renumbered(bytes) : bytes, condition);
              }
            });
  }

  private static byte[] renumbered(byte[] bytes) {
    AccessSnapshot snapshot = SnapshotCodec.read(bytes);
    Long sequence = snapshot.sequence();
    return SnapshotCodec.write(
        new AccessSnapshot(
            snapshot.farm(),
            snapshot.region(),
            snapshot.mode(),
            sequence == null ? null : sequence - 1,
            snapshot.documentVersion(),
            snapshot.endpoints(),
            snapshot.networks(),
            snapshot.users(),
            snapshot.groups(),
            snapshot.rules()));
  }

  /// Each process answers with the document that it read the last time.
  static Cloud oldDocument(Cloud cloud) {
    return Wired.of(cloud)
        .with(
            new Forwarding(cloud.objects()) {
              private @Nullable Stored before;

              @Override
              public Optional<Stored> get(String bucket, String key, int most) {
                Optional<Stored> now = super.get(bucket, key, most);
                if (!key.equals(Buckets.DOCUMENT) || now.isEmpty()) {
                  return now;
                }
                Stored answer = before == null ? now.get() : before;
                before = now.get();
                return Optional.of(answer);
              }
            });
  }

  /// Each process keeps the first report that it read of a proxy.
  static Cloud oldReport(Cloud cloud) {
    return Wired.of(cloud)
        .with(
            new Forwarding(cloud.objects()) {
              private final Map<String, Stored> first = new HashMap<>();

              @Override
              public Optional<Stored> get(String bucket, String key, int most) {
                Optional<Stored> now = super.get(bucket, key, most);
                return key.endsWith("/report.json")
                    ? now.map(stored -> first.computeIfAbsent(key, any -> stored))
                    : now;
              }
            });
  }

  /// S3 as it is.
  private static class Forwarding implements Objects {
    private final Objects objects;

    Forwarding(Objects objects) {
      this.objects = objects;
    }

    @Override
    public List<Listed> list(String bucket, String prefix) {
      return objects.list(bucket, prefix);
    }

    @Override
    public Optional<Listed> head(String bucket, String key) {
      return objects.head(bucket, key);
    }

    @Override
    public Optional<Stored> get(String bucket, String key, int most) {
      return objects.get(bucket, key, most);
    }

    @Override
    public Optional<Stored> get(String bucket, String key, String version, int most) {
      return objects.get(bucket, key, version, most);
    }

    @Override
    public String put(String bucket, String key, byte[] bytes, Condition condition) {
      return objects.put(bucket, key, bytes, condition);
    }
  }
}

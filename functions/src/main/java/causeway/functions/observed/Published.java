package causeway.functions.observed;

import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotException;
import causeway.functions.Buckets;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Objects.Listed;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.cloud.Retry;
import causeway.reconcile.observed.InForce;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The snapshot in force. Its head tells whether it changed, so the whole is read once a version.
/// Kept between looks, used by one at a time.
final class Published {
  private final Objects objects;
  private final Retry retry;
  private final String bucket;
  private @Nullable InForce kept;

  Published(Objects objects, Retry retry, String bucket) {
    this.objects = objects;
    this.retry = retry;
    this.bucket = bucket;
  }

  /// What is in force; null before the first publication.
  @Nullable InForce read() {
    Optional<Listed> head = retry.read(() -> objects.head(bucket, Buckets.SNAPSHOT));
    if (head.isEmpty()) {
      kept = null;
    } else if (kept == null || !kept.etag().equals(head.get().etag())) {
      kept =
          retry
              .read(() -> objects.get(bucket, Buckets.SNAPSHOT, SnapshotCodec.MAX_BYTES + 1))
              .map(Published::parse)
              .orElse(null);
    }
    return kept;
  }

  private static InForce parse(Stored stored) {
    try {
      AccessSnapshot snapshot = SnapshotCodec.read(stored.bytes());
      Long sequence = snapshot.sequence();
      return new InForce(
          stored.etag(), sequence == null ? 0 : sequence, SnapshotCodec.digest(snapshot), snapshot);
    } catch (SnapshotException unreadable) {
      // A sequence must never go back, so nobody may write over what nobody can read.
      throw new IllegalStateException(
          Buckets.SNAPSHOT
              + " cannot be read ("
              + unreadable.getMessage()
              + "); restore its last good version in the state bucket",
          unreadable);
    }
  }
}

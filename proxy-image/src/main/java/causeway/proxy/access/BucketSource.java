package causeway.proxy.access;

import causeway.access.snapshot.SnapshotCodec;
import causeway.proxy.s3.S3;
import causeway.proxy.s3.S3Answer;
import causeway.proxy.s3.S3Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The snapshot the functions publish, asked for conditionally: while it is unchanged, an answer
/// has no body. Content that was refused is not fetched again either.
public final class BucketSource implements AccessSource {
  static final String KEY = "access/current.json";

  private final S3 s3;
  private final String bucket;
  private @Nullable String etag;
  private volatile @Nullable Probe probe;

  /// @param s3 closed with this source
  public BucketSource(S3 s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public String name() {
    return "s3://" + bucket + "/" + KEY;
  }

  @Override
  public Pace pace() {
    return Pace.BUCKET;
  }

  @Override
  public Polled poll() throws InterruptedException {
    long asked = System.nanoTime();
    Polled polled = look();
    Duration took = Duration.ofNanos(System.nanoTime() - asked);
    probe =
        polled instanceof Polled.Unavailable failed
            ? new Probe(false, took, failed.code(), failed.message())
            : new Probe(true, took, null, null);
    return polled;
  }

  @Override
  public @Nullable Probe probe() {
    return probe;
  }

  private Polled look() throws InterruptedException {
    return switch (s3.get(bucket, KEY, etag, SnapshotCodec.MAX_BYTES)) {
      case S3Answer.NotModified same -> new Polled.Unchanged();
      case S3Answer.Found found -> {
        etag = found.etag();
        yield new Polled.Snapshot(found.body());
      }
      case S3Answer.Failed failed ->
          failed.failure() == S3Failure.NOT_FOUND
              ? new Polled.Absent(failed.message())
              : new Polled.Unavailable(failed.failure().code(), failed.message());
      case S3Answer.Stored stored ->
          throw new IllegalStateException("S3 stored what was asked for");
    };
  }

  @Override
  public void close() {
    s3.close();
  }
}

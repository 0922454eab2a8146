package causeway.functions.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// S3.
public interface Objects {
  /// What lies under a prefix, all pages.
  List<Listed> list(String bucket, String prefix);

  /// The object's head, or empty.
  Optional<Listed> head(String bucket, String key);

  /// The object, or empty; at most `most` bytes of it.
  Optional<Stored> get(String bucket, String key, int most);

  /// One version of the object, or empty.
  Optional<Stored> get(String bucket, String key, String version, int most);

  /// Writes an object.
  ///
  /// @return its ETag
  /// @throws CloudException CONFLICT when the condition does not hold (S3's 409 and 412)
  String put(String bucket, String key, byte[] bytes, Condition condition);

  /// A listed object.
  record Listed(String key, String etag, long size, Instant written) {}

  /// An object's content.
  ///
  /// @param versionId absent in a bucket without versions
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Stored(byte[] bytes, String etag, @Nullable String versionId, Instant written) {}

  /// What must hold for a write.
  sealed interface Condition {
    /// The object still has this ETag.
    record Unchanged(String etag) implements Condition {}

    /// There is no such object.
    record Absent() implements Condition {}

    /// Nothing: the only writer keeps no state there.
    record None() implements Condition {}

    /// [Unchanged], or [Absent] without an ETag.
    static Condition of(@Nullable String etag) {
      return etag == null ? new Absent() : new Unchanged(etag);
    }
  }
}

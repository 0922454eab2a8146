package causeway.proxy.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the access rules come from.
public sealed interface AccessSettings {
  /// A farm document, compiled by the proxy itself.
  record Document(Path file) implements AccessSettings {}

  /// An access snapshot in a file.
  record Snapshot(Path file) implements AccessSettings {}

  /// The published snapshot in the farm's state bucket.
  ///
  /// @param region of the bucket; absent means the instance's own
  record Bucket(String name, @Nullable String region) implements AccessSettings {}
}

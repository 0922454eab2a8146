package causeway.proxy.config;

import java.nio.file.Path;

/// Where connection records go.
public sealed interface RecordSettings {
  /// One line each on standard output.
  record Stdout() implements RecordSettings {}

  /// Nowhere; metrics are kept all the same.
  record None() implements RecordSettings {}

  /// Appended to a file, one line each.
  record File(Path path) implements RecordSettings {}

  /// Compressed batches in a bucket.
  record Bucket(String name) implements RecordSettings {}
}

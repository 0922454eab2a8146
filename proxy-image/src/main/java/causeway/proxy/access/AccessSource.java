package causeway.proxy.access;

import org.jspecify.annotations.Nullable;

/// A place where the newest access is found. Used by one thread, which may block; implementations
/// bound how long, remember what they gave last, and never throw on content.
public interface AccessSource extends AutoCloseable {
  /// Such as `s3://state/access/current.json`: stands in logs and names the kept copy.
  String name();

  Pace pace();

  /// Looks once.
  ///
  /// @throws InterruptedException when the proxy stops
  Polled poll() throws InterruptedException;

  /// What the last look proved about the way to AWS; null before the first, and for a source that
  /// is not there. Safe on any thread.
  default @Nullable Probe probe() {
    return null;
  }

  @Override
  void close();
}

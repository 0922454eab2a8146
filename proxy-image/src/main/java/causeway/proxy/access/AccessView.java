package causeway.proxy.access;

import org.jspecify.annotations.Nullable;

/// The access in force and how it got there, as the rest of the proxy sees it. Implementations
/// answer at once, on any thread.
public interface AccessView {
  /// Null while there is none, and then everything is refused.
  @Nullable LoadedAccess loaded();

  AccessCounts counts();

  /// How the source does: `ok`, or a stable code.
  String state();

  /// What the last look at the source proved about the way to AWS; null when it proved nothing.
  @Nullable Probe probe();

  /// What `reload` keeps current.
  static AccessView of(CurrentAccess current, AccessReload reload) {
    return new AccessView() {
      @Override
      public @Nullable LoadedAccess loaded() {
        return current.loaded();
      }

      @Override
      public AccessCounts counts() {
        return current.counts();
      }

      @Override
      public String state() {
        return reload.state();
      }

      @Override
      public @Nullable Probe probe() {
        return reload.probe();
      }
    };
  }
}

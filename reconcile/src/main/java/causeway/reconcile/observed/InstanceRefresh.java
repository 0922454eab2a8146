package causeway.reconcile.observed;

import org.jspecify.annotations.Nullable;

/// The group's most recent instance refresh.
///
/// @param templateVersion that it brings to the instances; absent when it names none
public record InstanceRefresh(
    String id, Status status, @Nullable String templateVersion, @Nullable String reason) {

  /// What Auto Scaling says of it, as far as it matters here.
  public enum Status {
    RUNNING,
    SUCCESSFUL,
    /// Failed, cancelled or rolled back: never started again for the same version.
    GIVEN_UP
  }
}

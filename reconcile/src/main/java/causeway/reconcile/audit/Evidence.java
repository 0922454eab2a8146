package causeway.reconcile.audit;

import causeway.policy.compare.Verdict.Refuted;
import java.util.OptionalInt;

/// A request that shows a finding; both policies were evaluated on it.
///
/// @param way which of the two permits it
/// @param against what the endpoint was compared with, for people
public record Evidence(Way way, Refuted refuted, String against) {
  /// Which side permits more.
  public enum Way {
    /// The endpoint permits what the other does not.
    BEYOND,
    /// The endpoint refuses what it should permit.
    LACKING
  }

  /// The endpoint's own statement that decides the request, from 0; empty when none speaks of it.
  public OptionalInt blamed() {
    return switch (way) {
      case BEYOND -> refuted.candidate().deciding();
      case LACKING -> refuted.bound().deciding();
    };
  }
}

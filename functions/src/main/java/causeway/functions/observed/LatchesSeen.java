package causeway.functions.observed;

import causeway.functions.Buckets;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.cloud.Retry;
import causeway.reconcile.observed.Latches;
import java.util.Optional;

/// The reactions that hold. Without the object none ever did; one that cannot be read fails the
/// look, because to pass over it would release everything that it says.
final class LatchesSeen {
  /// Far more than AlarmFunction ever lets hold.
  private static final int MOST_BYTES = 1024 * 1024;

  private LatchesSeen() {}

  static Latches read(Objects objects, Retry retry, String stateBucket) {
    Optional<Stored> stored =
        retry.read(() -> objects.get(stateBucket, Buckets.LATCHES, MOST_BYTES));
    try {
      return stored.map(each -> LatchesJson.read(each.bytes())).orElse(Latches.NONE);
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalStateException(
          Buckets.LATCHES
              + " cannot be read ("
              + unreadable.getMessage()
              + "), so nothing is changed and nothing released; restore its last good version in"
              + " the state bucket",
          unreadable);
    }
  }
}

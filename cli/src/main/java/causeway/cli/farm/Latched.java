package causeway.cli.farm;

import causeway.functions.observed.LatchesJson;
import causeway.reconcile.observed.Latches;

/// What alarms latched in a deployed farm.
public final class Latched {
  private Latched() {}

  /// Reads it; nothing is latched in a farm without the object.
  ///
  /// @throws AwsFailure also when the object cannot be read as latches
  public static Latches read(Account account, Farm farm) {
    return read(account, farm.stateBucket());
  }

  /// Reads it from a farm's state bucket.
  public static Latches read(Account account, String stateBucket) {
    return account
        .object(stateBucket, Farm.LATCHES)
        .map(stored -> {
          try {
            return LatchesJson.read(stored.bytes());
          } catch (IllegalArgumentException broken) {
            throw new AwsFailure(
                "cannot use s3://%s/%s: %s"
                    .formatted(stateBucket, Farm.LATCHES, broken.getMessage()),
                broken);
          }
        })
        .orElse(Latches.NONE);
  }
}

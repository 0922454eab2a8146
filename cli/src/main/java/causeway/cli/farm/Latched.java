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
    return account
        .object(farm.stateBucket(), Farm.LATCHES)
        .map(stored -> {
          try {
            return LatchesJson.read(stored.bytes());
          } catch (IllegalArgumentException broken) {
            throw new AwsFailure(
                "cannot use s3://%s/%s: %s"
                    .formatted(farm.stateBucket(), Farm.LATCHES, broken.getMessage()),
                broken);
          }
        })
        .orElse(Latches.NONE);
  }
}

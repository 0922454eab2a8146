package causeway.testbed.autoscaling;

import java.time.Duration;

/// How an instance refresh goes about it.
///
/// @param minHealthy percent of the desired capacity that stays in service and warmed up
/// @param maxHealthy percent of the desired capacity that there may be in all
/// @param warmup in service, before an instance counts
/// @param skipMatching instances of the wanted version stay
/// @param autoRollback a failure leads back to the version before
public record RefreshPreferences(
    int minHealthy, int maxHealthy, Duration warmup, boolean skipMatching, boolean autoRollback) {
  public RefreshPreferences {
    if (minHealthy < 0 || minHealthy > 100) {
      throw Refused.invalid("MinHealthyPercentage " + minHealthy + " must be between 0 and 100");
    }
    if (maxHealthy < 100 || maxHealthy > 200 || maxHealthy - minHealthy > 100) {
      throw Refused.invalid(
          "MaxHealthyPercentage "
              + maxHealthy
              + " must be between 100 and 200, and at most 100 above MinHealthyPercentage");
    }
  }
}

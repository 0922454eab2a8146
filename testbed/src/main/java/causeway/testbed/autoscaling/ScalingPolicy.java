package causeway.testbed.autoscaling;

import java.time.Duration;

/// A way in which a group changes its own size.
public sealed interface ScalingPolicy {
  String name();

  String arn();

  /// Changes the size each time somebody executes it, such as an alarm.
  ///
  /// @param type `ChangeInCapacity`, `ExactCapacity` or `PercentChangeInCapacity`
  /// @param magnitude the least change by percent
  record Simple(
      String name, String arn, String type, int adjustment, int magnitude, Duration cooldown)
      implements ScalingPolicy {
    /// Makes sure of the type.
    ///
    /// @throws Refused when there is no such type
    public void checked() {
      var _ = from(0);
    }

    int from(int now) {
      return switch (type) {
        case "ExactCapacity" -> adjustment;
        case "PercentChangeInCapacity" -> {
          double change = now * adjustment / 100.0;
          // Rounded away from nothing, as AWS does: 0.3 is one instance.
          long whole = (long) (Math.abs(change) < 1 ? Math.signum(change) : change);
          long least = Math.max(Math.abs(whole), magnitude);
          yield Math.toIntExact(now + (long) Math.signum(change) * least);
        }
        case "ChangeInCapacity" -> now + adjustment;
        default ->
            throw Refused.invalid(
                "Adjustment type "
                    + type
                    + " is not ChangeInCapacity, ExactCapacity or PercentChangeInCapacity");
      };
    }
  }

  /// Keeps the average of a metric near a value.
  ///
  /// @param metric `ASGAverageCPUUtilization`, or the name of the caller's own
  record TargetTracking(
      String name, String arn, String metric, double target, boolean disableScaleIn)
      implements ScalingPolicy {
    /// Scaling in starts only this far below, or the size would swing.
    private static final double LOW = 0.9;

    boolean high(double value) {
      return value > target;
    }

    boolean low(double value) {
      return value < target * LOW;
    }

    /// The size at which the same load would meet the target.
    int proportional(int serving, double value) {
      return (int) Math.ceil(serving * value / target);
    }
  }
}

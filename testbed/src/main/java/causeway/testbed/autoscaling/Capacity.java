package causeway.testbed.autoscaling;

/// How many instances a group has.
public record Capacity(int min, int max, int desired) {
  public Capacity {
    if (min < 0 || min > max) {
      throw Refused.invalid("Max bound, " + max + ", must be greater than min bound, " + min);
    }
    if (desired < min || desired > max) {
      throw Refused.invalid(
          "Desired capacity:%d must be between the specified min size:%d and max size:%d"
              .formatted(desired, min, max));
    }
  }

  public Capacity desire(int wanted) {
    if (wanted > max) {
      throw Refused.invalid(
          "New SetDesiredCapacity value " + wanted + " is above max value " + max);
    }
    if (wanted < min) {
      throw Refused.invalid(
          "New SetDesiredCapacity value " + wanted + " is below min value " + min);
    }
    return new Capacity(min, max, wanted);
  }

  /// The nearest to `wanted` that the bounds allow.
  Capacity near(int wanted) {
    return new Capacity(min, max, Math.clamp(wanted, min, max));
  }
}

package causeway.testbed.autoscaling;

/// The arithmetic of an instance refresh: how many above the desired capacity there may be now, and
/// how many old instances may go now. Pure.
///
/// @param surge instances to have beyond the desired capacity
/// @param retire old instances to let go at once
record RefreshStep(int surge, int retire) {
  static final RefreshStep NONE = new RefreshStep(0, 0);

  /// @param old instances still to replace and not leaving
  /// @param oldReady those of them that serve
  /// @param newReady others that serve and are warmed up
  static RefreshStep of(
      RefreshPreferences preferences, int desired, int old, int oldReady, int newReady) {
    if (old == 0) {
      return NONE;
    }
    int minimum = (int) Math.ceil(desired * preferences.minHealthy() / 100.0);
    int maximum = (int) Math.floor(desired * preferences.maxHealthy() / 100.0);
    if (preferences.maxHealthy() > 100 && maximum == desired) {
      // Rounding must not turn launch-before-terminate into a stop.
      maximum = desired + 1;
    }
    if (maximum <= desired && minimum >= desired) {
      // At 100 percent and no room above, one at a time.
      minimum = desired - 1;
    }
    int surge = Math.min(maximum - desired, old);
    int broken = old - oldReady;
    int spare = Math.clamp(oldReady + newReady - minimum, 0, oldReady);
    return new RefreshStep(surge, broken + spare);
  }
}

package causeway.reconcile.desired;

import java.time.Duration;
import java.util.List;

/// Lists and durations as people read them, bounded however large the farm is.
public final class Names {
  private static final int MOST = 5;

  private Names() {}

  /// The first few, and how many more.
  public static String some(List<String> names) {
    if (names.size() <= MOST) {
      return String.join(", ", names);
    }
    return String.join(", ", names.subList(0, MOST)) + " and " + (names.size() - MOST) + " more";
  }

  /// Whole seconds up to two minutes, then minutes, then hours.
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }

  /// `1 connection`, `3 connections`.
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

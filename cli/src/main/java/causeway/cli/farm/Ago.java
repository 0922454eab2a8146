package causeway.cli.farm;

import java.time.Duration;
import java.time.Instant;

/// Spans of time for people: one unit, rounded down.
public final class Ago {
  private Ago() {}

  /// Such as `5 s`, `3 min`, `2 h`, `4 d`; clocks that disagree give `0 s`.
  public static String between(Instant then, Instant now) {
    Duration span = Duration.between(then, now);
    if (span.isNegative()) {
      return "0 s";
    }
    if (span.toDays() > 1) {
      return span.toDays() + " d";
    }
    if (span.toHours() > 1) {
      return span.toHours() + " h";
    }
    return span.toMinutes() > 1 ? span.toMinutes() + " min" : span.toSeconds() + " s";
  }
}

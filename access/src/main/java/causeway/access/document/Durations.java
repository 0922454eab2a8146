package causeway.access.document;

import java.time.Duration;

/// Durations as documents write them: a number and one unit, such as `30m`.
final class Durations {
  private Durations() {}

  /// Parses what [Grammar#DURATION] admits.
  static Duration parse(String text) {
    int unit = text.length();
    while (!Character.isDigit(text.charAt(unit - 1))) {
      unit--;
    }
    long number = Long.parseLong(text.substring(0, unit));
    return switch (text.substring(unit)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> throw new IllegalArgumentException(text);
    };
  }
}

package causeway.functions.report;

import java.time.Instant;
import java.util.Map;

/// Metrics of messages that led to nothing.
public final class Unread {
  private Unread() {}

  /// The line for a batch.
  ///
  /// @param ignored of a kind that nobody here knows
  /// @param unreadable of a known kind, but broken
  public static String line(String farm, Instant now, int ignored, int unreadable) {
    return new Metrics(Map.of("Farm", farm))
        .add("UnknownEvents", ignored)
        .add("UnreadableEvents", unreadable)
        .line(now);
  }
}

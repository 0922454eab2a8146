package causeway.testbed.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Launches in flight, and the pause after launches that came to nothing: it doubles with each in a
/// row and ends with the first instance in service.
final class Launches {
  private final Timings timings;
  private final List<Zone> inFlight = new ArrayList<>();
  private final Map<Zone, Instant> avoided = new HashMap<>();
  private int failures;
  private Instant blockedUntil = Instant.MIN;

  Launches(Timings timings) {
    this.timings = timings;
  }

  /// The zones of launches that EC2 has not answered yet.
  List<Zone> inFlight() {
    return List.copyOf(inFlight);
  }

  /// Zones where EC2 could not launch, for as long as the longest pause.
  List<Zone> avoided(Instant now) {
    avoided.values().removeIf(until -> !now.isBefore(until));
    return List.copyOf(avoided.keySet());
  }

  int failures() {
    return failures;
  }

  boolean blocked(Instant now) {
    return now.isBefore(blockedUntil);
  }

  void began(Zone zone) {
    inFlight.add(zone);
  }

  void answered(Zone zone) {
    inFlight.remove(zone);
  }

  void refused(Zone zone, Instant now) {
    avoided.put(zone, now.plus(timings.backoffLimit()));
  }

  void succeeded() {
    failures = 0;
    blockedUntil = Instant.MIN;
  }

  /// Counts one more in vain.
  ///
  /// @return how long to wait before the next
  Duration failed(Instant now) {
    int doublings = Math.min(failures++, 20);
    Duration pause = timings.backoff().multipliedBy(1L << doublings);
    if (pause.compareTo(timings.backoffLimit()) > 0) {
      pause = timings.backoffLimit();
    }
    blockedUntil = now.plus(pause);
    return pause;
  }
}

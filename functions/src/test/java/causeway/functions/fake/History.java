package causeway.functions.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/// A value as it was over the last minutes, for the answers of services that are only eventually
/// consistent: an answer may be as old as the present lag.
final class History<T> {
  private static final Duration KEPT = Duration.ofMinutes(2);

  private final TreeMap<Instant, T> values = new TreeMap<>();
  private final InstantSource clock;
  private final Lag lag;

  History(InstantSource clock, Lag lag, T first) {
    this.clock = clock;
    this.lag = lag;
    values.put(Instant.MIN, first);
  }

  void now(T value) {
    if (!value.equals(values.lastEntry().getValue())) {
      values.put(clock.instant(), value);
      Instant oldest = values.floorKey(clock.instant().minus(KEPT));
      values.headMap(oldest == null ? Instant.MIN : oldest).clear();
    }
  }

  /// What the caller is told: at times what was true a little earlier.
  T told() {
    Map.Entry<Instant, T> then = values.floorEntry(clock.instant().minus(lag.now()));
    return then == null ? values.firstEntry().getValue() : then.getValue();
  }

  T truth() {
    return values.lastEntry().getValue();
  }
}

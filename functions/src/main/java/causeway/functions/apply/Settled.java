package causeway.functions.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The instances whose wait at our hook is over although their state still says that they wait,
/// because the description lags or another hook holds them. Believed for a short time only: should
/// it be wrong, the wait is ended again.
public final class Settled {
  private static final Duration BELIEVED = Duration.ofMinutes(2);

  private final Map<String, Instant> since = new HashMap<>();

  public void add(Collection<String> instances, Instant now) {
    instances.forEach(instance -> since.put(instance, now));
  }

  /// Those that are believed at this time.
  public Set<String> now(Instant now) {
    since.values().removeIf(when -> !when.plus(BELIEVED).isAfter(now));
    return Set.copyOf(since.keySet());
  }
}

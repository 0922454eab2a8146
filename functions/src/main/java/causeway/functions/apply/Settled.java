package causeway.functions.apply;

import causeway.reconcile.observed.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The waits at our hooks that are over although the instance's state still says that it waits,
/// because the description lags or another hook holds them. Believed for a short time only: should
/// it be wrong, the wait is ended again.
public final class Settled {
  private static final Duration BELIEVED = Duration.ofMinutes(2);

  private final Map<Wait, Instant> since = new HashMap<>();

  public void add(Collection<Wait> waits, Instant now) {
    waits.forEach(wait -> since.put(wait, now));
  }

  /// Those that are believed at this time.
  public Set<Wait> now(Instant now) {
    since.values().removeIf(when -> !when.plus(BELIEVED).isAfter(now));
    return Set.copyOf(since.keySet());
  }
}

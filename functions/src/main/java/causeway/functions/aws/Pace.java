package causeway.functions.aws;

import causeway.functions.cloud.Host;
import java.time.Duration;
import java.time.Instant;

/// Requests at a walking pace: one after the other, with time between them.
public final class Pace {
  private final Host host;
  private final Duration between;
  private Instant next = Instant.EPOCH;

  private Pace(Host host, Duration between) {
    this.host = host;
    this.between = between;
  }

  /// Route 53 takes five requests a second from the whole account, and the rest of the account
  /// wants some too.
  public static Pace ofRoute53(Host host) {
    return new Pace(host, Duration.ofMillis(250));
  }

  /// Waits until the next request may go.
  public void step() {
    Instant now = host.now();
    if (now.isBefore(next)) {
      host.pause(Duration.between(now, next));
    }
    next = host.now().plus(between);
  }
}

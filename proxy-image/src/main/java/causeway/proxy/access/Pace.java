package causeway.proxy.access;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often a source is looked at. Each wait is spread by a fifth either way, so that a farm of
/// proxies started together does not ask together; failures double it up to `longest`.
///
/// @param interval between looks while all is well
/// @param longest between looks after repeated failures
public record Pace(Duration interval, Duration longest) {
  /// For files: a look is cheap.
  public static final Pace FILE = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(1));

  /// For a bucket.
  public static final Pace BUCKET = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(30));

  /// The wait after `failures` failures in a row; 0 after success.
  public Duration next(int failures, RandomGenerator random) {
    long wait = interval.toMillis();
    for (int i = 0; i < failures && wait < longest.toMillis(); i++) {
      wait *= 2;
    }
    wait = Math.min(wait, longest.toMillis());
    long spread = wait / 5;
    long spreadWait = wait - spread + (spread == 0 ? 0 : random.nextLong(2 * spread + 1));
    return Duration.ofMillis(failures == 0 ? spreadWait : Math.min(spreadWait, longest.toMillis()));
  }
}

package causeway.functions.cloud;

import java.time.Duration;
import java.util.function.Supplier;

/// Makes a call again while AWS says "not now", with full jitter, so that functions throttled
/// together do not come back together.
public final class Retry {
  private static final int ATTEMPTS = 5;
  private static final Duration FIRST = Duration.ofMillis(200);

  private final Host host;

  public Retry(Host host) {
    this.host = host;
  }

  /// A read: a lost answer does no harm, so it is asked for again too.
  public <T> T read(Supplier<T> call) {
    return attempt(call, true);
  }

  /// A change: after a lost answer only a look can tell, so that is not retried here.
  public void change(Runnable call) {
    Object _ =
        attempt(
            () -> {
              call.run();
              return Boolean.TRUE;
            },
            false);
  }

  /// A change that does no harm when it is done twice, and must not be missed.
  public void repeat(Runnable call) {
    Object _ =
        attempt(
            () -> {
              call.run();
              return Boolean.TRUE;
            },
            true);
  }

  private <T> T attempt(Supplier<T> call, boolean harmless) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (CloudException failed) {
        boolean again =
            failed.failure().again() || (harmless && failed.failure() == Failure.OUTCOME_UNKNOWN);
        if (!again || attempt == ATTEMPTS) {
          throw failed;
        }
        host.pause(backoff(attempt));
      }
    }
  }

  private Duration backoff(int attempt) {
    long most = FIRST.toMillis() << (attempt - 1);
    return Duration.ofMillis(Math.round(host.random() * most));
  }
}

package causeway.functions.fake;

import java.time.Duration;
import java.util.function.Supplier;

/// How old the answers of eventually consistent services are at this moment.
public final class Lag {
  private Duration now = Duration.ZERO;

  Duration now() {
    return now;
  }

  /// Answers one call out of the past.
  public <T> T behind(Duration lag, Supplier<T> work) {
    now = lag;
    try {
      return work.get();
    } finally {
      now = Duration.ZERO;
    }
  }
}

package causeway.cli.farm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The time that commands wait by; tests have their own.
public interface Pace {
  Instant now();

  /// Waits; ends early, by returning false, when the process is told to end.
  boolean pause(Duration duration);

  /// The machine's own.
  static Pace system() {
    Clock clock = Clock.systemUTC();
    return new Pace() {
      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public boolean pause(Duration duration) {
        try {
          Thread.sleep(duration);
          return true;
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    };
  }
}

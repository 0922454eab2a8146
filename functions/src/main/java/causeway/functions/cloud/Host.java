package causeway.functions.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// What a pass needs of the machine that it runs on. A simulation gives a virtual clock, a seeded
/// random, and reads one after the other.
public interface Host {
  Instant now();

  /// Waits, or lets virtual time pass.
  void pause(Duration duration);

  /// A fraction from 0 to 1, for jitter.
  double random();

  /// One line of the function's log; CloudWatch makes metrics of those in its embedded format.
  void log(String line);

  /// Reads that do not depend on each other, in the order of `subjects`; the first failure is
  /// thrown.
  <T, R> List<R> together(List<T> subjects, Function<T, R> read);
}

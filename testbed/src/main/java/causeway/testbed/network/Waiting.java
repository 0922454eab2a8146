package causeway.testbed.network;

import java.time.Duration;

/// Waiting for something that another process does, with a limit and a reason.
public final class Waiting {
  private Waiting() {}

  /// What is looked at; an exception counts as not yet.
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  /// Looks every `pause` until it holds.
  ///
  /// @return how long it took
  /// @throws IllegalStateException when it does not hold within `limit`
  public static Duration until(String what, Duration limit, Duration pause, Condition condition) {
    long began = System.nanoTime();
    Exception last = null;
    while (System.nanoTime() - began < limit.toNanos()) {
      try {
        if (condition.holds()) {
          return Duration.ofNanos(System.nanoTime() - began);
        }
      } catch (Exception e) {
        last = e;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for " + what, e);
      }
    }
    throw new IllegalStateException(
        "no "
            + what
            + " within "
            + limit.toSeconds()
            + " s"
            + (last == null ? "" : " (" + last + ")"),
        last);
  }
}

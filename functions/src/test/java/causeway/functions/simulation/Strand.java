package causeway.functions.simulation;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// One run of a function, as a thread that moves only while the world stands still: it stops
/// wherever virtual time passes and goes on when it is told to. So two functions interleave at
/// every call, and still every run of a seed is the same.
final class Strand {
  private final Semaphore go = new Semaphore(0);
  private final Semaphore stopped = new Semaphore(0);
  private final Runnable work;
  private @Nullable Throwable thrown;
  private boolean done;

  Strand(Runnable work) {
    this.work = work;
    Thread.ofVirtual().start(this::body);
  }

  private void body() {
    go.acquireUninterruptibly();
    try {
      work.run();
    } catch (Throwable any) {
      thrown = any;
    }
    done = true;
    stopped.release();
  }

  /// From the world: lets it run to its next stop, or to its end.
  ///
  /// @return whether it ended
  boolean resume() {
    go.release();
    stopped.acquireUninterruptibly();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    return done;
  }

  /// From inside: hands over to the world.
  void stop() {
    stopped.release();
    go.acquireUninterruptibly();
  }
}

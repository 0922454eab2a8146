package causeway.proxy.lifecycle;

import causeway.proxy.account.Books;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Takes a proxy out of service without cutting anything, and back in when it is wanted after all.
///
/// Clients that hold an old answer of DNS, and flows that the load balancer still sends, arrive for
/// a while; so listeners stay open until none came for the quiet time. Then they close: a client
/// that comes later still is refused at once and tries another proxy, where a connection taken now
/// would be cut when the instance goes. What is live ends by itself, however long it takes: how
/// long the instance may wait is Auto Scaling's to decide. At last the records are written out.
///
/// One thread steps; any thread asks and reads.
public final class Drain implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Drain.class.getName());
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  /// The stages.
  public enum Phase {
    /// In service.
    NONE,
    /// Going, and still accepting.
    LINGERING,
    /// Accepting no more; something is live or not written.
    SHUT,
    /// Nothing is left.
    DONE
  }

  /// How far it has come, and since when.
  ///
  /// @param since when it began; absent exactly in phase `NONE`
  /// @param fault why the listeners do not open again; absent when they need not, or did
  public record Progress(Phase phase, @Nullable Instant since, @Nullable String fault) {}

  private static final Progress NONE = new Progress(Phase.NONE, null, null);

  private final Books books;
  private final Duration quiet;
  private final Clock clock;
  private volatile boolean leaving;
  private volatile Progress progress = NONE;
  private @Nullable Thread thread;

  /// @param quiet without a new connection before listeners close
  public Drain(Books books, Duration quiet, Clock clock) {
    this.books = books;
    this.quiet = quiet;
    this.clock = clock;
  }

  /// Asks that the proxy goes; asking again changes nothing.
  public void leave() {
    leaving = true;
  }

  /// Asks that it stays, or comes back.
  public void stay() {
    leaving = false;
  }

  /// How far it has come.
  public Progress progress() {
    return progress;
  }

  /// Begins to do what is asked, with the listeners behind `doors`.
  public void start(Doors doors) {
    thread = Thread.ofVirtual().name("drain").start(() -> run(doors));
  }

  private void run(Doors doors) {
    try {
      while (true) {
        stepSafely(doors);
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// One step; a fault of ours is told and does not end the thread.
  private void stepSafely(Doors doors) {
    try {
      step(doors);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "drain: a step fails", e);
    }
  }

  /// Goes at most one phase on.
  void step(Doors doors) {
    Progress now = progress;
    Instant since = now.since();
    if (since == null) {
      if (leaving) {
        become(Phase.LINGERING, clock.instant(), "going, and still accepting connections");
      }
    } else if (!leaving) {
      comeBack(now, doors);
    } else {
      // Whether the listeners could open again no longer matters.
      progress = new Progress(now.phase(), since, null);
      goOn(now.phase(), since, doors);
    }
  }

  private void goOn(Phase phase, Instant since, Doors doors) {
    switch (phase) {
      case LINGERING -> {
        if (!clock.instant().isBefore(later(since, books.lastArrival()).plus(quiet))) {
          doors.shut();
          become(
              Phase.SHUT,
              since,
              "no connection came for " + quiet.toMillis() + " ms, accepting no more");
        }
      }
      case SHUT -> {
        if (doors.live() == 0) {
          books.sink().flush();
          if (books.sink().empty()) {
            become(Phase.DONE, since, "nothing is live any more, and all records are written");
          }
        }
      }
      case NONE, DONE -> {
        // Nothing is left to do.
      }
    }
  }

  private void comeBack(Progress now, Doors doors) {
    if (now.phase() != Phase.LINGERING) {
      try {
        doors.reopen();
      } catch (IOException taken) {
        String fault = String.valueOf(taken.getMessage());
        if (!fault.equals(now.fault())) {
          LOG.log(Level.WARNING, "drain: wanted again, but {0}; it is tried again", fault);
        }
        progress = new Progress(now.phase(), now.since(), fault);
        return;
      }
    }
    progress = NONE;
    LOG.log(Level.INFO, "drain: wanted again, in service as before");
  }

  private void become(Phase phase, Instant since, String message) {
    progress = new Progress(phase, since, null);
    LOG.log(Level.INFO, "drain: {0}", message);
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other != null && other.isAfter(one) ? other : one;
  }

  /// Stops stepping; the listeners stay as they are.
  @Override
  public void close() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package causeway.proxy.access;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Keeps [CurrentAccess] at what a source says: looks, offers what is new, keeps what came into
/// force on disk, waits, looks again. It runs on one thread of its own.
///
/// At the start the kept snapshot sets the lowest sequence before anything is loaded; it comes into
/// force itself only if the first look at the source gives nothing, because by then it may be old.
public final class AccessReload implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(AccessReload.class.getName());
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final CurrentAccess current;
  private final AccessSource source;
  private final @Nullable KeptOnDisk kept;
  private final RandomGenerator random;
  private final Thread thread;
  private final Object keeping = new Object();
  private volatile String state = "starting";
  private boolean first = true;
  private boolean invalid;
  private int failures;

  /// @param source closed with this
  /// @param stateFolder where the last good snapshot is kept; null to keep none
  public AccessReload(
      CurrentAccess current,
      AccessSource source,
      @Nullable Path stateFolder,
      RandomGenerator random) {
    this.current = current;
    this.source = source;
    this.kept = stateFolder == null ? null : new KeptOnDisk(stateFolder, source.name());
    this.random = random;
    this.thread = Thread.ofVirtual().name("access-reload").unstarted(this::run);
  }

  /// Starts looking; returns at once.
  public void start() {
    thread.start();
  }

  /// `ok`, `starting`, `invalid`, `absent`, or why the source cannot be looked at: a stable code
  /// for health and metrics.
  public String state() {
    return state;
  }

  /// What the last look proved about the way to AWS; null when there was none, or nothing to prove.
  public @Nullable Probe probe() {
    return source.probe();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(step());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks once.
  ///
  /// @return how long to wait before the next look
  Duration step() throws InterruptedException {
    byte @Nullable [] fallback = first && kept != null ? kept.read(current) : null;
    try {
      Polled polled = source.poll();
      if (!(polled instanceof Polled.Snapshot)) {
        fallBack(fallback); // before the state tells that the first look is over
      }
      take(polled);
    } catch (RuntimeException e) {
      failures++;
      become("internal", Level.ERROR, source.name() + ": reading it fails: " + e);
    }
    fallBack(fallback);
    first = false;
    return source.pace().next(failures, random);
  }

  private void fallBack(byte @Nullable [] fallback) {
    if (fallback != null && kept != null && current.access() == null) {
      current.offer(fallback, kept.name());
    }
  }

  private void take(Polled polled) {
    switch (polled) {
      case Polled.Unchanged same -> {
        failures = 0;
        settle();
      }
      case Polled.Snapshot snapshot -> {
        failures = 0;
        offer(snapshot.json());
      }
      case Polled.Invalid bad -> {
        failures = 0;
        invalid = true;
        settle();
        current.refuse(source.name(), bad.fault(), bad.content());
      }
      case Polled.Absent absent -> {
        failures = 0;
        become("absent", Level.WARNING, absent.message());
      }
      case Polled.Unavailable unavailable -> {
        failures++;
        become(unavailable.code(), Level.WARNING, unavailable.message());
      }
    }
  }

  private void offer(byte[] json) {
    Offered offered = current.offer(json, source.name());
    invalid = offered == Offered.REFUSED;
    settle();
    if (kept != null && (offered == Offered.LOADED || offered == Offered.ADVANCED)) {
      keep(kept, json);
    }
  }

  /// Finishes what it began even while this closes: an interrupt in the middle would close the
  /// file.
  private void keep(KeptOnDisk disk, byte[] json) {
    synchronized (keeping) {
      boolean interrupted = Thread.interrupted();
      disk.write(json);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// The source was looked at; what is there may still be refused, which was told apart.
  private void settle() {
    if (invalid) {
      state = "invalid";
    } else {
      become("ok", Level.INFO, source.name() + ": it is good again");
    }
  }

  /// Says so when the state changes, and only then.
  private void become(String next, Level level, String message) {
    String before = state;
    state = next;
    boolean news = !before.equals(next) && !(before.equals("starting") && next.equals("ok"));
    if (news) {
      LOG.log(
          level,
          "access: {0}{1}",
          message,
          next.equals("ok") || current.access() != null
              ? ""
              : "; nothing is in force, so everything is refused");
    }
  }

  @Override
  public void close() {
    synchronized (keeping) {
      thread.interrupt();
    }
    try {
      if (thread.isAlive()) {
        thread.join(CLOSING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    source.close();
  }
}

package causeway.proxy.lifecycle;

import causeway.proxy.access.AccessView;
import causeway.proxy.access.Probe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One proxy from its start to its end: puts together how it stands from what it has. Safe on any
/// thread; answers at once.
public final class Life {
  /// The reason code when an address cannot be listened on.
  public static final String CANNOT_LISTEN = "cannot-listen";

  /// The reason code when the way to the rules is good and there are none.
  public static final String NO_SNAPSHOT = "no-snapshot";

  private final AccessView access;
  private final Drain drain;
  private final Duration startLimit;
  private final Clock clock;
  private final Instant started;
  private volatile boolean listening;
  private volatile @Nullable Instant stopping;
  private volatile @Nullable Standing failed;

  /// @param startLimit after which a proxy that never had rules counts as failed
  public Life(AccessView access, Drain drain, Duration startLimit, Clock clock) {
    this.access = access;
    this.drain = drain;
    this.startLimit = startLimit;
    this.clock = clock;
    this.started = clock.instant();
  }

  /// When the process began.
  public Instant started() {
    return started;
  }

  /// How the proxy goes out of service.
  public Drain drain() {
    return drain;
  }

  /// All listeners accept.
  public void listening() {
    listening = true;
  }

  /// An address cannot be listened on, and the process ends.
  public void cannotListen(String message) {
    failed = Standing.failed(CANNOT_LISTEN, message);
  }

  /// The process was told to end.
  public void stopping() {
    stopping = clock.instant();
  }

  /// How the proxy stands now.
  public Standing standing() {
    Standing end = failed;
    if (end != null) {
      return end;
    }
    Drain.Progress progress = drain.progress();
    Instant since = progress.since();
    if (progress.fault() != null) {
      return Standing.failed(CANNOT_LISTEN, progress.fault());
    }
    if (since != null) {
      boolean done = progress.phase() == Drain.Phase.DONE;
      return Standing.leaving(done ? ProxyState.DRAINED : ProxyState.DRAINING, since);
    }
    Instant told = stopping;
    if (told != null) {
      return Standing.leaving(ProxyState.DRAINING, told);
    }
    if (listening && access.loaded() != null) {
      return Standing.of(ProxyState.SERVING);
    }
    boolean late = !clock.instant().isBefore(started.plus(startLimit));
    return late && access.loaded() == null ? withoutRules() : Standing.of(ProxyState.STARTING);
  }

  /// With rules kept on disk a proxy serves, whatever the way to AWS is like; without any, what
  /// stands in that way is the reason.
  private Standing withoutRules() {
    Probe probe = access.probe();
    String code = probe == null ? null : probe.code();
    String message = probe == null ? null : probe.message();
    if (code != null && message != null) {
      return Standing.failed(code, message);
    }
    String error = access.counts().lastError();
    return Standing.failed(
        NO_SNAPSHOT,
        "no access snapshot came into force within "
            + startLimit.toSeconds()
            + " s; the source is "
            + access.state()
            + (error == null ? "" : ": " + error));
  }
}

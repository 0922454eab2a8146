package causeway.proxy.lifecycle;

import causeway.proxy.access.Pace;
import causeway.proxy.s3.Instance;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Looks at where Auto Scaling moves this instance, and tells the [Drain]. An answer that cannot be
/// had or understood changes nothing: a metadata service that fails must not empty a farm.
public final class LifecycleWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LifecycleWatch.class.getName());
  private static final int MOST_CHARACTERS = 40;

  private final Instance instance;
  private final Drain drain;
  private final Pace pace;
  private final RandomGenerator random;
  private final Thread thread;
  private volatile @Nullable String target;
  private volatile @Nullable String error;

  /// @param poll between looks
  public LifecycleWatch(Instance instance, Drain drain, Duration poll, RandomGenerator random) {
    this.instance = instance;
    this.drain = drain;
    this.pace = new Pace(poll, poll);
    this.random = random;
    this.thread = Thread.ofVirtual().name("lifecycle").unstarted(this::run);
  }

  /// Starts looking; returns at once.
  public void start() {
    thread.start();
  }

  /// What the metadata service said last, printable; null before it said anything.
  public @Nullable String target() {
    return target;
  }

  /// Why the last look failed; null when it did not.
  public @Nullable String error() {
    return error;
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(step());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks once.
  ///
  /// @return how long to wait before the next look
  Duration step() {
    try {
      String said = instance.targetLifecycleState();
      error = null;
      if (said != null) {
        said(said);
      }
    } catch (RuntimeException unknown) {
      failed(String.valueOf(unknown.getMessage()));
    }
    return pace.next(0, random);
  }

  private void said(String text) {
    TargetState state = TargetState.of(text);
    String shown = printable(text);
    boolean news = !shown.equals(target);
    target = shown;
    if (state == null) {
      if (news) {
        LOG.log(Level.WARNING, "lifecycle: unknown target state {0}, nothing changes", shown);
      }
      return;
    }
    if (news) {
      LOG.log(Level.INFO, "lifecycle: the target state is {0}", shown);
    }
    switch (state) {
      case LEAVES -> drain.leave();
      case STAYS -> drain.stay();
    }
  }

  private void failed(String message) {
    if (error == null) {
      LOG.log(Level.WARNING, "lifecycle: {0}; nothing changes", message);
    }
    error = message;
  }

  private static String printable(String text) {
    String cut = text.substring(0, Math.min(MOST_CHARACTERS, text.length()));
    return cut.replaceAll("[^ -~]", "?");
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

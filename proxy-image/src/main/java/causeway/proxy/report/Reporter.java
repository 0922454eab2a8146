package causeway.proxy.report;

import causeway.proxy.access.Pace;
import causeway.proxy.s3.AwsUnavailableException;
import causeway.proxy.s3.Instance;
import causeway.proxy.s3.InstanceIdentity;
import causeway.proxy.s3.S3;
import causeway.proxy.s3.S3Answer;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Writes this proxy's reports, on a thread of its own, so that a bucket that is slow or away costs
/// nothing but the report.
///
/// It looks at the proxy's condition several times a second and compares it with what the last
/// written edge report told. There is no queue: a report is made of what is true when it is
/// written, so one that could not be written is superseded by itself, and tried until then.
public final class Reporter implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Reporter.class.getName());
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Pace RETRY = new Pace(Duration.ofMillis(500), Duration.ofSeconds(15));

  /// A peer can ask for names whose answers lie outside, so this much at most is said of them.
  static final Duration OUTSIDE_EVERY = Duration.ofMinutes(1);

  private static final Duration LAST_WORDS = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

  private final S3 s3;
  private final String bucket;
  private final Instance instance;
  private final Vitals vitals;
  private final Pace beat;
  private final RandomGenerator random;
  private final Clock clock;
  private final Thread thread;
  private volatile ReportLog log = ReportLog.NONE;
  private volatile @Nullable Mark told;
  private Instant beatDue;
  private Instant retryDue;
  private int failures;
  private long outsideTold;
  private Instant outsideDue;
  private @Nullable String failing;

  /// @param s3 closed with this
  /// @param beat between reports without news
  public Reporter(
      S3 s3,
      String bucket,
      Instance instance,
      Vitals vitals,
      Duration beat,
      RandomGenerator random) {
    this.s3 = s3;
    this.bucket = bucket;
    this.instance = instance;
    this.vitals = vitals;
    this.beat = new Pace(beat, beat);
    this.random = random;
    this.clock = vitals.clock();
    Instant now = clock.instant();
    this.beatDue = now.plusMillis(random.nextLong(beat.toMillis()));
    this.retryDue = now;
    this.outsideDue = now;
    this.thread = Thread.ofVirtual().name("reports").unstarted(this::run);
  }

  /// Starts writing; returns at once.
  public void start() {
    thread.start();
  }

  /// What became of the reports so far.
  public ReportLog log() {
    return log;
  }

  /// Such as `s3://reports`.
  public String destination() {
    return "s3://" + bucket;
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        stepSafely();
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// One step; a fault of ours is told and does not end the thread.
  private void stepSafely() throws InterruptedException {
    try {
      step();
    } catch (RuntimeException e) {
      failed("internal", "making a report fails: " + e, clock.instant());
    }
  }

  /// Writes what is due: at most one report of each kind.
  void step() throws InterruptedException {
    Instant now = clock.instant();
    beatDue = sane(beatDue, now, beat.longest().multipliedBy(2));
    retryDue = sane(retryDue, now, RETRY.longest());
    if (now.isBefore(retryDue)) {
      return;
    }
    Mark present = vitals.mark();
    long outside = vitals.books().outsideAnswers();
    Cause cause = present.since(told);
    if (cause == null && outside > outsideTold && !now.isBefore(outsideDue)) {
      cause = Cause.OUTSIDE_PREFIX_LIST;
    }
    if (cause != null && write(Kind.EDGE, cause)) {
      told = present;
      if (cause == Cause.OUTSIDE_PREFIX_LIST) {
        outsideTold = outside;
        outsideDue = now.plus(OUTSIDE_EVERY);
      }
    }
    if (!now.isBefore(beatDue)) {
      beatDue = now.plus(beat.next(0, random));
      write(Kind.BEAT, null);
    }
  }

  /// A clock that was set back must not silence the proxy.
  private static Instant sane(Instant due, Instant now, Duration most) {
    return due.isAfter(now.plus(most)) ? now : due;
  }

  private boolean write(Kind kind, @Nullable Cause cause) throws InterruptedException {
    InstanceIdentity me;
    try {
      me = instance.identity();
    } catch (AwsUnavailableException unknown) {
      failed("identity", String.valueOf(unknown.getMessage()), clock.instant());
      return false;
    }
    byte[] json = ReportJson.bytes(vitals.report(kind, cause, me));
    return switch (s3.put(bucket, kind.key(me.arn()), json, HEADERS)) {
      case S3Answer.Stored _ -> {
        log = log.written(kind, clock.instant());
        failures = 0;
        if (failing != null) {
          failing = null;
          LOG.log(Level.INFO, "reports: {0} takes them again", destination());
        }
        yield true;
      }
      case S3Answer.Failed failed -> {
        failed(failed.failure().code(), failed.message(), clock.instant());
        yield false;
      }
      case S3Answer.Found _, S3Answer.NotModified _ ->
          throw new IllegalStateException("S3 gave what was not asked for");
    };
  }

  private void failed(String code, String message, Instant now) {
    log = log.failed(message, now);
    failures++;
    retryDue = now.plus(RETRY.next(failures, random));
    if (!code.equals(failing)) {
      failing = code;
      LOG.log(Level.WARNING, "reports: {0}", message);
    }
  }

  /// Waits until what is true now was told, or for `limit`: before the process ends there is no
  /// later report.
  public void lastWords(Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    try {
      while (vitals.mark().since(told) != null && System.nanoTime() < until && thread.isAlive()) {
        Thread.sleep(10);
      }
    } catch (InterruptedException now) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    lastWords(LAST_WORDS);
    thread.interrupt();
    try {
      if (thread.isAlive()) {
        thread.join(CLOSING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    s3.close();
  }
}

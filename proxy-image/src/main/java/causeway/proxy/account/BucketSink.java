package causeway.proxy.account;

import causeway.proxy.s3.S3;
import causeway.proxy.s3.S3Answer;
import causeway.proxy.s3.S3Failure;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gathers records and puts them into a bucket as compressed objects: every minute, or as soon as
/// eight mebibytes are together. A put that fails is tried again under the same key and only if
/// nothing is there yet, so an answer lost on the way leaves one object, not two. While the bucket
/// is away records wait in bounded memory; beyond that they are dropped and counted.
final class BucketSink implements RecordSink {
  static final Duration EVERY = Duration.ofSeconds(60);
  static final int BATCH_BYTES = 8 * 1024 * 1024;
  static final long DEFAULT_CAPACITY = 32L * 1024 * 1024;

  private static final System.Logger LOG = System.getLogger(BucketSink.class.getName());
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration CLOSING = Duration.ofSeconds(15);
  private static final long CLOSING_WAIT_MILLIS = 500;
  private static final int OVERHEAD = 64;
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/gzip", "If-None-Match", "*");

  private final S3 s3;
  private final String bucket;
  private final Supplier<String> proxy;
  private final Clock clock;
  private final long capacity;
  private final SinkTally tally = new SinkTally();
  private final Thread thread;

  private final Object lock = new Object();
  private final Deque<List<byte[]>> sealed = new ArrayDeque<>();
  private List<byte[]> open = new ArrayList<>();
  private long openBytes;
  private @Nullable Instant openSince;
  private long held;
  private boolean closed;

  private @Nullable RecordBatch batch;
  private long batchCost;
  private long number;
  private int failures;
  private @Nullable S3Failure failing;

  /// @param s3 closed with this sink
  /// @param proxy names this proxy in the keys; asked for each batch
  /// @param capacity bytes that may wait, in all
  BucketSink(S3 s3, String bucket, Supplier<String> proxy, Clock clock, long capacity) {
    this.s3 = s3;
    this.bucket = bucket;
    this.proxy = proxy;
    this.clock = clock;
    this.capacity = capacity;
    this.thread = Thread.ofVirtual().name("records-bucket").unstarted(this::run);
  }

  BucketSink start() {
    thread.start();
    return this;
  }

  @Override
  public void write(byte[] jsonLine) {
    long cost = (long) jsonLine.length + OVERHEAD;
    synchronized (lock) {
      if (closed) {
        tally.dropped(DropReason.CLOSED, 1);
      } else if (held + cost > capacity) {
        tally.dropped(DropReason.QUEUE_FULL, 1);
      } else {
        if (openSince == null) {
          openSince = clock.instant();
        }
        held += cost;
        open.add(jsonLine);
        openBytes += jsonLine.length + 1L;
        if (openBytes >= BATCH_BYTES) {
          seal();
        }
      }
    }
  }

  private void seal() {
    sealed.add(open);
    open = new ArrayList<>();
    openBytes = 0;
    openSince = null;
    lock.notifyAll();
  }

  private void run() {
    try {
      while (true) {
        Duration wait = stepSafely();
        synchronized (lock) {
          if (closed && held == 0) {
            return;
          }
          if (wait.isPositive() && (failures > 0 || (sealed.isEmpty() && !closed))) {
            long millis = Math.max(1, wait.toMillis());
            lock.wait(closed ? Math.min(CLOSING_WAIT_MILLIS, millis) : millis);
          }
        }
      }
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
    }
  }

  /// One step; a fault of ours is told and does not end the thread.
  private Duration stepSafely() throws InterruptedException {
    try {
      return step();
    } catch (RuntimeException e) {
      failures++;
      LOG.log(Level.ERROR, "records: putting a batch into the bucket fails", e);
      return LONGEST_WAIT;
    }
  }

  /// Puts at most one batch.
  ///
  /// @return how long to wait for the next, unless one becomes full before
  Duration step() throws InterruptedException {
    RecordBatch next = batch;
    if (next == null) {
      List<byte[]> lines = due();
      if (lines == null) {
        return untilDue();
      }
      next = RecordBatch.of(lines, proxy.get(), clock.instant(), ++number);
      compressed(lines, next);
    }
    switch (s3.put(bucket, next.key(), next.bytes(), HEADERS)) {
      case S3Answer.Failed failed -> {
        return failed(next, failed);
      }
      case S3Answer.Stored stored -> done(next.records(), 0);
      case S3Answer.Found found ->
          throw new IllegalStateException("S3 gave what was not asked for");
      case S3Answer.NotModified same ->
          throw new IllegalStateException("S3 gave what was not asked for");
    }
    return Duration.ZERO;
  }

  private Duration failed(RecordBatch next, S3Answer.Failed failed) {
    switch (failed.failure()) {
      case PRECONDITION_FAILED -> done(next.records(), 0); // an earlier try had arrived
      case UNEXPECTED, TOO_LARGE -> {
        tell(failed);
        done(0, next.records()); // it would fail for ever, and hold up all others
      }
      default -> {
        tell(failed);
        failures++;
        long wait = Math.min(LONGEST_WAIT.toMillis(), 500L << Math.min(failures, 10));
        return Duration.ofMillis(wait);
      }
    }
    return Duration.ZERO;
  }

  private void tell(S3Answer.Failed failed) {
    if (failed.failure() != failing) {
      failing = failed.failure();
      LOG.log(Level.WARNING, "records: {0}", failed.message());
    }
  }

  private @Nullable List<byte[]> due() {
    synchronized (lock) {
      Instant since = openSince;
      if (since != null && (closed || !clock.instant().isBefore(since.plus(EVERY)))) {
        seal();
      }
      return sealed.poll();
    }
  }

  private Duration untilDue() {
    synchronized (lock) {
      Instant since = openSince;
      return since == null ? EVERY : Duration.between(clock.instant(), since.plus(EVERY));
    }
  }

  /// From here on the batch costs what it is compressed.
  private void compressed(List<byte[]> lines, RecordBatch next) {
    long cost = 0;
    for (byte[] line : lines) {
      cost += (long) line.length + OVERHEAD;
    }
    batch = next;
    batchCost = next.bytes().length;
    synchronized (lock) {
      held += batchCost - cost;
    }
  }

  private void done(int written, int lost) {
    tally.written(written);
    tally.dropped(DropReason.WRITE_FAILED, lost);
    if (written > 0) {
      failing = null;
    }
    failures = 0;
    batch = null;
    synchronized (lock) {
      held -= batchCost;
    }
  }

  @Override
  public void flush() {
    synchronized (lock) {
      if (!open.isEmpty()) {
        seal();
      }
    }
  }

  @Override
  public boolean empty() {
    synchronized (lock) {
      return held == 0;
    }
  }

  @Override
  public SinkCounts counts() {
    return tally.counts();
  }

  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      lock.notifyAll();
    }
    try {
      if (thread.isAlive() && !thread.join(CLOSING)) {
        thread.interrupt();
        thread.join(CLOSING);
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    s3.close();
    dropTheRest();
  }

  private void dropTheRest() {
    synchronized (lock) {
      long rest = open.size();
      for (List<byte[]> lines : sealed) {
        rest += lines.size();
      }
      RecordBatch unsent = batch;
      rest += unsent == null ? 0 : unsent.records();
      if (rest > 0) {
        tally.dropped(DropReason.WRITE_FAILED, rest);
        LOG.log(
            Level.WARNING,
            "records: {0} records are lost, s3://{1} did not take them in time",
            Long.toString(rest),
            bucket);
      }
    }
  }
}

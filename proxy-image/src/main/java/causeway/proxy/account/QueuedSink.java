package causeway.proxy.account;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// A queue of bounded bytes before a writer that may block, with a thread of its own between. What
/// a slow disk or a stopped reader cannot take in time is dropped at the front, and counted.
final class QueuedSink implements RecordSink {
  /// Bytes that may wait; some ten thousand records.
  static final long DEFAULT_CAPACITY = 8L * 1024 * 1024;

  private static final System.Logger LOG = System.getLogger(QueuedSink.class.getName());
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final int BATCH = 512;

  /// What a waiting record costs beside its bytes.
  private static final int OVERHEAD = 64;

  private static final byte[] END = {};

  private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private final SinkTally tally = new SinkTally();
  private final LineWriter writer;
  private final long capacity;
  private final Thread thread;
  private volatile boolean closed;
  private boolean failing;

  QueuedSink(LineWriter writer, long capacity) {
    this.writer = writer;
    this.capacity = capacity;
    this.thread = Thread.ofPlatform().daemon().name("records").start(this::run);
  }

  @Override
  public void write(byte[] jsonLine) {
    if (closed) {
      tally.dropped(DropReason.CLOSED, 1);
      return;
    }
    long cost = (long) jsonLine.length + OVERHEAD;
    if (waiting.addAndGet(cost) > capacity) {
      waiting.addAndGet(-cost);
      tally.dropped(DropReason.QUEUE_FULL, 1);
      return;
    }
    queue.add(jsonLine);
  }

  @SuppressWarnings("ReferenceEquality") // END is told from a record by being that very array
  private void run() {
    List<byte[]> batch = new ArrayList<>(BATCH);
    boolean ended = false;
    try {
      writer.open();
    } catch (IOException e) {
      failing(e);
    }
    try {
      while (!ended) {
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        ended = batch.removeIf(line -> line == END);
        writeOut(batch);
        batch.clear();
      }
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
    }
    try {
      writer.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "records: {0} is not closed: {1}", writer.name(), e);
    }
  }

  private void writeOut(List<byte[]> batch) {
    long cost = 0;
    for (byte[] line : batch) {
      cost += (long) line.length + OVERHEAD;
    }
    try {
      if (!batch.isEmpty()) {
        writer.write(batch);
        tally.written(batch.size());
        failing = false;
      }
    } catch (IOException e) {
      tally.dropped(DropReason.WRITE_FAILED, batch.size());
      failing(e);
    } finally {
      waiting.addAndGet(-cost);
    }
  }

  /// Says so once, until it works again.
  private void failing(IOException why) {
    if (!failing) {
      failing = true;
      LOG.log(
          Level.WARNING,
          "records: {0} cannot be written, records are lost: {1}",
          writer.name(),
          why);
    }
  }

  @Override
  public boolean empty() {
    return waiting.get() == 0;
  }

  @Override
  public SinkCounts counts() {
    return tally.counts();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    queue.add(END);
    try {
      if (!thread.join(CLOSING)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    List<byte[]> rest = new ArrayList<>();
    queue.drainTo(rest);
    tally.dropped(DropReason.WRITE_FAILED, rest.size());
  }
}

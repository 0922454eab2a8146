package causeway.proxy.account;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Keeps the books of one proxy: a [Draft] for each connection accepted, a record for each that
/// ended. Safe on any thread.
public final class Books {
  private static final long NEVER = Long.MIN_VALUE;

  private final String proxy;
  private final Clock clock;
  private final RecordSink sink;
  private final ProxyMetrics metrics = new ProxyMetrics();
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong live = new AtomicLong();
  private final String run;
  private volatile long lastArrival = NEVER;

  public Books(String proxy, Clock clock, RecordSink sink) {
    this.proxy = proxy;
    this.clock = clock;
    this.sink = sink;
    this.run = Long.toString(clock.millis(), Character.MAX_RADIX);
  }

  /// The proxy's name in its records.
  public String proxy() {
    return proxy;
  }

  /// Opens the draft of a connection just accepted. Its id is the time of the proxy's start and a
  /// number.
  public Draft open(String listener, InetSocketAddress client) {
    live.incrementAndGet();
    metrics.opened(listener);
    return new Draft(run + "-" + next.incrementAndGet(), proxy, listener, client, clock);
  }

  /// A connection sent its first bytes: a client, where a health check sends none.
  public void arrived() {
    lastArrival = clock.millis();
  }

  /// An answer of the resolver held an address outside the prefix lists, so they may be old.
  public void outsideAnswer() {
    metrics.outsideAnswer();
  }

  /// Makes the record of an ended connection and sends it on.
  public void close(Draft draft, CloseReason reason, long bytesUp, long bytesDown) {
    ConnectionRecord record = draft.close(reason, bytesUp, bytesDown);
    metrics.closed(record);
    sink.write(RecordJson.line(record));
    // Last, so that nobody is live means that every record is with the sink.
    live.decrementAndGet();
  }

  /// Connections that have no record yet.
  public long live() {
    return live.get();
  }

  /// When a connection last sent its first bytes; null when none did.
  public @Nullable Instant lastArrival() {
    long millis = lastArrival;
    return millis == NEVER ? null : Instant.ofEpochMilli(millis);
  }

  /// How many answers held an address outside the prefix lists.
  public long outsideAnswers() {
    return metrics.outsideAnswers();
  }

  /// Where the records go.
  public RecordSink sink() {
    return sink;
  }

  /// All of it in numbers.
  public Tally tally() {
    return metrics.tally(live(), lastArrival(), sink.counts());
  }

  /// The metrics that are counted along with the books.
  public ProxyMetrics metrics() {
    return metrics;
  }
}

package causeway.proxy.account;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps the books of one proxy: a [Draft] for each connection accepted, a record for each that
/// ended. Safe on any thread.
public final class Books {
  private final String proxy;
  private final Clock clock;
  private final RecordSink sink;
  private final ProxyMetrics metrics;
  private final AtomicLong next = new AtomicLong();
  private final String run;

  public Books(String proxy, Clock clock, RecordSink sink, ProxyMetrics metrics) {
    this.proxy = proxy;
    this.clock = clock;
    this.sink = sink;
    this.metrics = metrics;
    this.run = Long.toString(clock.millis(), Character.MAX_RADIX);
  }

  /// Opens the draft of a connection just accepted. Its id is the time of the proxy's start and a
  /// number.
  public Draft open(String listener, InetSocketAddress client) {
    metrics.opened(listener);
    return new Draft(run + "-" + next.incrementAndGet(), proxy, listener, client, clock);
  }

  /// Makes the record of an ended connection and sends it on.
  public void close(Draft draft, CloseReason reason, long bytesUp, long bytesDown) {
    ConnectionRecord record = draft.close(reason, bytesUp, bytesDown);
    metrics.closed(record);
    sink.write(RecordJson.line(record));
  }

  /// The metrics that are counted along with the books.
  public ProxyMetrics metrics() {
    return metrics;
  }
}

package causeway.proxy.account;

import causeway.proxy.s3.S3;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/// The sinks there are.
public final class RecordSinks {
  private RecordSinks() {}

  /// One line each on `out`, which is flushed and never closed.
  public static RecordSink stdout(PrintStream out) {
    return new QueuedSink(new StreamLines(out), QueuedSink.DEFAULT_CAPACITY);
  }

  /// Appended to a file, which may be renamed at any time and is then begun anew.
  public static RecordSink file(Path file) {
    return new QueuedSink(new FileLines(file), QueuedSink.DEFAULT_CAPACITY);
  }

  /// Compressed batches in a bucket, under
  /// `records/YYYY/MM/DD/HH/<proxy>-<milliseconds>-<number>.json.gz`.
  ///
  /// @param s3 closed with the sink
  /// @param proxy names this proxy in the keys; asked for each batch
  public static RecordSink bucket(S3 s3, String bucket, Supplier<String> proxy, Clock clock) {
    return new BucketSink(s3, bucket, proxy, clock, BucketSink.DEFAULT_CAPACITY).start();
  }

  /// Nowhere.
  public static RecordSink none() {
    return new RecordSink() {
      @Override
      public void write(byte[] jsonLine) {
        // Counted by the metrics all the same.
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }
}

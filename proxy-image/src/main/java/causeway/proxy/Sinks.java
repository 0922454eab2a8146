package causeway.proxy;

import causeway.proxy.account.RecordSink;
import causeway.proxy.account.RecordSinks;
import causeway.proxy.config.AccessSettings;
import causeway.proxy.config.ProxyConfig;
import causeway.proxy.config.RecordSettings;
import causeway.proxy.s3.S3Timeouts;
import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens the place where records go.
final class Sinks {
  private Sinks() {}

  /// @param name in the keys of objects
  static RecordSink open(ProxyConfig config, Supplier<String> name, PrintStream out, Clock clock) {
    return switch (config.records()) {
      case RecordSettings.Stdout _ -> RecordSinks.stdout(out);
      case RecordSettings.None _ -> RecordSinks.none();
      case RecordSettings.File file -> RecordSinks.file(file.path());
      case RecordSettings.Bucket bucket ->
          RecordSinks.bucket(
              ProxyMain.s3(region(config.access()), S3Timeouts.DEFAULT, clock),
              bucket.name(),
              name,
              clock);
    };
  }

  /// The farm's buckets share one Region.
  static @Nullable String region(AccessSettings access) {
    return switch (access) {
      case AccessSettings.Bucket bucket -> bucket.region();
      case AccessSettings.Document _, AccessSettings.Snapshot _ -> null;
    };
  }
}

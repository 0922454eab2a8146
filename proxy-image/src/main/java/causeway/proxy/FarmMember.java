package causeway.proxy;

import causeway.proxy.access.AccessView;
import causeway.proxy.account.Books;
import causeway.proxy.config.LifecycleSettings;
import causeway.proxy.config.ProxyConfig;
import causeway.proxy.config.ReportSettings;
import causeway.proxy.lifecycle.Drain;
import causeway.proxy.lifecycle.Life;
import causeway.proxy.lifecycle.LifecycleWatch;
import causeway.proxy.lifecycle.ProxyState;
import causeway.proxy.report.Reporter;
import causeway.proxy.report.Vitals;
import causeway.proxy.s3.Instance;
import causeway.proxy.s3.S3Timeouts;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What makes a proxy a member of a farm that runs itself: it follows Auto Scaling and reports.
/// Outside a farm both are absent, and only how the proxy stands is left.
record FarmMember(Surroundings surroundings) implements AutoCloseable {
  /// A listener that cannot be had ends the process, and only this report says so.
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  /// @param instance present when the configuration has reports or lifecycle
  static FarmMember of(
      ProxyConfig config,
      @Nullable Instance instance,
      Books books,
      AccessView access,
      Clock clock) {
    LifecycleSettings lifecycle = config.lifecycle();
    ReportSettings reports = config.reports();
    Duration quiet = (lifecycle == null ? LifecycleSettings.DEFAULT : lifecycle).quiet();
    Drain drain = new Drain(books, quiet, clock);
    Duration start = reports == null ? ReportSettings.START : reports.start();
    Life life = new Life(access, drain, start, clock);
    LifecycleWatch watch =
        lifecycle == null || instance == null
            ? null
            : new LifecycleWatch(instance, drain, lifecycle.poll(), new SecureRandom());
    Reporter reporter =
        reports == null || instance == null
            ? null
            : new Reporter(
                ProxyMain.s3(region(config, reports), S3Timeouts.SHORT, clock),
                reports.bucket(),
                instance,
                new Vitals(Version.text(), life, access, books, clock),
                reports.beat(),
                new SecureRandom());
    return new FarmMember(new Surroundings(access, books, life, watch, reporter));
  }

  private static @Nullable String region(ProxyConfig config, ReportSettings reports) {
    return reports.region() != null ? reports.region() : Sinks.region(config.access());
  }

  void start() {
    LifecycleWatch watch = surroundings.watch();
    if (watch != null) {
      watch.start();
    }
    Reporter reporter = surroundings.reporter();
    if (reporter != null) {
      reporter.start();
    }
  }

  @Override
  public void close() {
    LifecycleWatch watch = surroundings.watch();
    if (watch != null) {
      watch.close();
    }
    Reporter reporter = surroundings.reporter();
    if (reporter != null) {
      if (surroundings.life().standing().state() == ProxyState.FAILED) {
        reporter.lastWords(LAST_WORDS);
      }
      reporter.close();
    }
  }
}

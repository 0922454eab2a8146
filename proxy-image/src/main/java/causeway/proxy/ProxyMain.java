package causeway.proxy;

import causeway.proxy.access.AccessReload;
import causeway.proxy.access.AccessSource;
import causeway.proxy.access.AccessView;
import causeway.proxy.access.BucketSource;
import causeway.proxy.access.CurrentAccess;
import causeway.proxy.access.FileSource;
import causeway.proxy.account.Books;
import causeway.proxy.account.RecordSink;
import causeway.proxy.config.AccessSettings;
import causeway.proxy.config.ConfigRead;
import causeway.proxy.config.ConfigReader;
import causeway.proxy.config.ProxyConfig;
import causeway.proxy.s3.AwsEnvironment;
import causeway.proxy.s3.AwsUnavailableException;
import causeway.proxy.s3.Instance;
import causeway.proxy.s3.S3;
import causeway.proxy.s3.S3Timeouts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One proxy process, from its configuration file to its exit code.
public final class ProxyMain {
  /// The exit code of an orderly shutdown.
  public static final int OK = 0;

  /// The exit code for a wrong command line.
  public static final int USAGE = 64;

  /// The exit code for a configuration that cannot be used.
  public static final int UNUSABLE = 65;

  /// The exit code when the proxy cannot do its work.
  public static final int FAILED = 70;

  private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 5;

  private ProxyMain() {}

  /// Runs one proxy; the argument is its configuration file.
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("error: give one argument, the proxy's configuration file");
      System.exit(USAGE);
    }
    System.exit(run(Path.of(arguments[0]), System.out, System.err));
  }

  /// Runs a proxy until SIGTERM or SIGINT, which let live connections end; a second one does not
  /// wait for them.
  ///
  /// @param out gets the ready line, and the records where the configuration says so
  /// @param err gets all else, one line each
  /// @return the exit code
  public static int run(Path file, PrintStream out, PrintStream err) {
    LogLines.to(err);
    ConfigRead read = ConfigReader.read(file);
    ProxyConfig config = read.config();
    if (config == null) {
      read.faults().forEach(fault -> err.println("error: " + fault));
      return UNUSABLE;
    }
    Clock clock = Clock.systemUTC();
    CurrentAccess current = new CurrentAccess(clock);
    try (Instance instance = instance(config)) {
      String name = ProxyName.of(config, instance);
      try (RecordSink sink =
              Sinks.open(config, () -> ProxyName.inKeys(name, instance), out, clock);
          AccessReload reload =
              new AccessReload(
                  current, source(config.access(), clock), config.state(), new SecureRandom())) {
        Books books = new Books(name, clock, sink);
        AccessView access = AccessView.of(current, reload);
        try (FarmMember member = FarmMember.of(config, instance, books, access, clock)) {
          reload.start();
          member.start();
          firstLook(current, reload);
          return serve(config, member.surroundings(), clock, out);
        }
      }
    } catch (IOException | AwsUnavailableException unusable) {
      err.println("error: " + unusable.getMessage());
      return FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return OK;
    }
  }

  private static @Nullable Instance instance(ProxyConfig config) {
    return config.inFarm() ? new Instance(new AwsEnvironment(System.getenv()).metadata()) : null;
  }

  private static AccessSource source(AccessSettings settings, Clock clock) {
    return switch (settings) {
      case AccessSettings.Document document -> FileSource.document(document.file());
      case AccessSettings.Snapshot snapshot -> FileSource.snapshot(snapshot.file());
      case AccessSettings.Bucket bucket ->
          new BucketSource(s3(bucket.region(), S3Timeouts.DEFAULT, clock), bucket.name());
    };
  }

  static S3 s3(@Nullable String region, S3Timeouts timeouts, Clock clock) {
    return new S3(region, new AwsEnvironment(System.getenv()), timeouts, clock);
  }

  /// Gives the source a moment, so that the first clients already meet rules. Without any the proxy
  /// starts all the same, refuses everything and says so: it may become good at any time.
  private static void firstLook(CurrentAccess current, AccessReload reload)
      throws InterruptedException {
    long until = System.nanoTime() + FIRST_LOOK.toNanos();
    while (current.loaded() == null
        && reload.state().equals("starting")
        && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private static int serve(ProxyConfig config, Surroundings around, Clock clock, PrintStream out)
      throws IOException {
    Proxy proxy = Proxy.start(config, around, clock);
    CountDownLatch stop = new CountDownLatch(1);
    AtomicInteger signals = new AtomicInteger();
    Thread serving = Thread.currentThread();
    Signals.handle(() -> {
      if (signals.incrementAndGet() > 1) {
        serving.interrupt();
      }
      stop.countDown();
    });
    out.println(ReadyLine.of(proxy));
    out.flush();
    try {
      stop.await();
      proxy.stop(config.limits().drain());
    } catch (InterruptedException now) {
      proxy.stop(Duration.ZERO);
    }
    // A second signal came as an interrupt, which must not keep the records from being written.
    Thread.interrupted();
    return OK;
  }
}

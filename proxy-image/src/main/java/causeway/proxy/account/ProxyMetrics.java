package causeway.proxy.account;

import causeway.access.Effect;
import causeway.access.decide.Decision;
import causeway.access.decide.Reason;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The metrics of connections. Labels come from closed lists and from the names of rules, never
/// from a peer.
public final class ProxyMetrics {
  private static final double[] SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private static final int MOST_SOURCES = 16;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final RefusedSources sources = new RefusedSources();
  private final RuleLabels ruleLabels = new RuleLabels();
  private final Counter accepted;
  private final Gauge open;
  private final Counter connections;
  private final Counter closes;
  private final Counter rules;
  private final Counter would;
  private final Counter bytes;
  private final Counter dialFailures;
  private final Counter outsideAnswers;
  private final Counter acceptErrors;
  private final Histogram hello;
  private final Histogram connect;

  public ProxyMetrics() {
    accepted = counter("causeway_accepted", "Connections accepted", "listener");
    open =
        Gauge.builder()
            .name("causeway_connections_open")
            .help("Connections open now")
            .labelNames("listener")
            .register(registry);
    connections =
        counter(
            "causeway_connections",
            "Connections that ended, by what was decided and why",
            "listener",
            "decision",
            "reason");
    closes = counter("causeway_closes", "Connections that ended, by how", "close");
    rules =
        counter("causeway_rule_connections", "Connections that a rule decided", "rule", "decision");
    would =
        counter(
            "causeway_would",
            "Connections that a report-only rule would have decided otherwise",
            "rule",
            "decision");
    bytes = counter("causeway_bytes", "Bytes relayed, up is from the client", "direction");
    dialFailures = counter("causeway_dial_failures", "Allowed, but not connected", "reason");
    outsideAnswers =
        counter(
            "causeway_outside_answers",
            "Answers of the resolver with an address outside the prefix lists");
    acceptErrors =
        counter("causeway_accept_errors", "Accepts that failed, such as for lack of descriptors");
    hello = histogram("causeway_hello_seconds", "From accept to the whole ClientHello");
    connect = histogram("causeway_connect_seconds", "From the decision to the connection upstream");
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private Histogram histogram(String name, String help) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(SECONDS)
        .register(registry);
  }

  /// Where all metrics of the proxy are registered.
  public PrometheusRegistry registry() {
    return registry;
  }

  void opened(String listener) {
    accepted.labelValues(listener).inc();
    open.labelValues(listener).inc();
  }

  /// An accept failed.
  public void acceptError() {
    acceptErrors.inc();
  }

  void outsideAnswer() {
    outsideAnswers.inc();
  }

  /// The counters as one value, summed over their labels.
  Tally tally(long live, @Nullable Instant lastArrival, SinkCounts records) {
    Map<String, Long> denied = new TreeMap<>();
    for (CounterDataPointSnapshot point : connections.collect().getDataPoints()) {
      String reason = label(point, "reason");
      if (label(point, "decision").equals(Effect.DENY.code())
          && !reason.equals(CloseReason.CLOSED_BEFORE_HELLO.code())) {
        denied.merge(reason, (long) point.getValue(), Long::sum);
      }
    }
    return new Tally(
        live,
        lastArrival,
        sum(accepted, _ -> true),
        sum(connections, point -> label(point, "decision").equals(Effect.ALLOW.code())),
        denied.values().stream().mapToLong(Long::longValue).sum(),
        denied,
        sources.most(MOST_SOURCES),
        sum(would, point -> label(point, "decision").equals(Effect.DENY.code())),
        sum(bytes, point -> label(point, "direction").equals("up")),
        sum(bytes, point -> label(point, "direction").equals("down")),
        sum(dialFailures, _ -> true),
        outsideAnswers(),
        records.written(),
        records.dropped().values().stream().mapToLong(Long::longValue).sum());
  }

  long outsideAnswers() {
    return (long) outsideAnswers.get();
  }

  private static long sum(Counter counter, Predicate<CounterDataPointSnapshot> counts) {
    return (long)
        counter.collect().getDataPoints().stream()
            .filter(counts)
            .mapToDouble(CounterDataPointSnapshot::getValue)
            .sum();
  }

  private static String label(CounterDataPointSnapshot point, String name) {
    return String.valueOf(point.getLabels().get(name));
  }

  void closed(ConnectionRecord record) {
    String effect = record.effect().code();
    open.labelValues(record.listener()).dec();
    connections.labelValues(record.listener(), effect, record.reason()).inc();
    closes.labelValues(record.close().code()).inc();
    if (counts(record)) {
      sources.count(record.client().getAddress());
    }
    if (record.rule() != null) {
      rules.labelValues(ruleLabels.of(record.rule()), effect).inc();
    }
    Decision.Would change = record.would();
    if (change != null) {
      String rule = change.rule();
      would.labelValues(rule == null ? "" : ruleLabels.of(rule), change.effect().code()).inc();
    }
    bytes.labelValues("up").inc(record.bytesUp());
    bytes.labelValues("down").inc(record.bytesDown());
    if (record.close().dialFailure()) {
      dialFailures.labelValues(record.close().code()).inc();
    }
    observe(hello, record.helloTime());
    observe(connect, record.connectTime());
  }

  /// Whether it is evidence against its client: refused for what it asked, not for our own want of
  /// rules, and not because it is in quarantine, or a quarantine would feed itself.
  private static boolean counts(ConnectionRecord record) {
    boolean withoutRules = record.host() != null && record.snapshot() == null;
    return record.effect() == Effect.DENY
        && record.close() == CloseReason.REFUSED
        && !withoutRules
        && !record.reason().equals(Reason.QUARANTINED.code());
  }

  private static void observe(Histogram histogram, @Nullable Duration duration) {
    if (duration != null) {
      histogram.observe(duration.toNanos() / 1e9);
    }
  }
}

package causeway.proxy.admin;

import causeway.proxy.access.LoadedAccess;
import causeway.proxy.account.DropReason;
import causeway.proxy.account.RecordSink;
import causeway.proxy.report.ReportLog;
import causeway.proxy.report.Reporter;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.netty.util.internal.PlatformDependent;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Metrics that are read when asked for: the snapshot in force, and how the process does.
public final class StateMetrics {
  private final PrometheusRegistry registry;

  private StateMetrics(PrometheusRegistry registry) {
    this.registry = registry;
  }

  /// Registers them all with the other metrics of the proxy.
  public static void register(Inside inside, EventLoopGroup loops, Clock clock) {
    PrometheusRegistry registry = inside.books().metrics().registry();
    RecordSink sink = inside.books().sink();
    StateMetrics metrics = new StateMetrics(registry);
    metrics.gauge(
        "causeway_ready",
        "1 when a snapshot is in force",
        () -> inside.access().loaded() == null ? 0.0 : 1.0);
    metrics.gauge(
        "causeway_draining",
        "1 when going out of service",
        () -> inside.life().standing().draining() ? 1.0 : 0.0);
    CounterWithCallback.builder()
        .name("causeway_reports_written")
        .help("Reports written")
        .labelNames("kind")
        .callback(callback -> {
          ReportLog log = reports(inside);
          callback.call((double) log.edges(), "edge");
          callback.call((double) log.beats(), "beat");
        })
        .register(registry);
    metrics.counter(
        "causeway_reports_failed",
        "Attempts to write a report that failed",
        () -> reports(inside).failures());
    metrics.gauge(
        "causeway_snapshot_sequence",
        "Sequence of the snapshot in force; 0 when it has none",
        () -> sequence(inside.access().loaded()));
    metrics.gauge(
        "causeway_snapshot_age_seconds",
        "Since this content came into force here",
        () -> age(inside.access().loaded(), clock));
    metrics.gauge(
        "causeway_snapshot_source_ok",
        "1 when the source of snapshots was read well at the last look",
        () -> inside.access().state().equals("ok") ? 1.0 : 0.0);
    metrics.counter(
        "causeway_snapshot_loads",
        "Snapshots that came into force",
        () -> inside.access().counts().loads());
    metrics.counter(
        "causeway_snapshot_refusals",
        "Snapshots offered and refused",
        () -> inside.access().counts().refusals());
    metrics.counter(
        "causeway_records_written", "Connection records written", () -> sink.counts().written());
    CounterWithCallback.builder()
        .name("causeway_records_dropped")
        .help("Connection records lost")
        .labelNames("reason")
        .callback(callback -> {
          for (DropReason reason : DropReason.values()) {
            callback.call(sink.counts().dropped().getOrDefault(reason, 0L), reason.code());
          }
        })
        .register(registry);
    metrics.gauge(
        "causeway_event_loop_pending_tasks",
        "Tasks waiting in all event loops",
        () -> pendingTasks(loops));
    metrics.gauge(
        "causeway_direct_memory_bytes",
        "Memory that Netty holds outside the heap",
        () -> (double) Math.max(0, PlatformDependent.usedDirectMemory()));
    metrics.gauge(
        "causeway_heap_bytes",
        "Memory used in the heap",
        () -> (double) (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()));
  }

  private static ReportLog reports(Inside inside) {
    Reporter reporter = inside.reporter();
    return reporter == null ? ReportLog.NONE : reporter.log();
  }

  private void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  private void counter(String name, String help, LongSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  private static double sequence(@Nullable LoadedAccess loaded) {
    Long sequence = loaded == null ? null : loaded.sequence();
    return sequence == null ? 0 : sequence;
  }

  private static double age(@Nullable LoadedAccess loaded, Clock clock) {
    return loaded == null
        ? 0
        : Duration.between(loaded.loadedAt(), clock.instant()).toMillis() / 1e3;
  }

  private static double pendingTasks(EventLoopGroup loops) {
    long tasks = 0;
    for (EventExecutor loop : loops) {
      if (loop instanceof SingleThreadEventExecutor single) {
        tasks += single.pendingTasks();
      }
    }
    return (double) tasks;
  }
}

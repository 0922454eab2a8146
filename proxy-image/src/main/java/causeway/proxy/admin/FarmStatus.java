package causeway.proxy.admin;

import causeway.proxy.lifecycle.LifecycleWatch;
import causeway.proxy.lifecycle.Standing;
import causeway.proxy.report.ReportLog;
import causeway.proxy.report.Reporter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The part of `/status` about the farm: how the proxy stands, what Auto Scaling does with it, and
/// what became of its reports.
final class FarmStatus {
  private FarmStatus() {}

  static void write(JsonGenerator json, Inside inside) {
    Standing standing = inside.life().standing();
    json.writeStringProperty("state", standing.state().code());
    text(json, "reason", standing.reason());
    text(json, "message", standing.message());
    json.writeBooleanProperty("draining", standing.draining());
    time(json, "drainingSince", standing.drainingSince());
    LifecycleWatch watch = inside.watch();
    if (watch != null) {
      json.writeObjectPropertyStart("lifecycle");
      text(json, "target", watch.target());
      text(json, "error", watch.error());
      json.writeEndObject();
    }
    Reporter reporter = inside.reporter();
    if (reporter != null) {
      reports(json, reporter);
    }
  }

  private static void reports(JsonGenerator json, Reporter reporter) {
    ReportLog log = reporter.log();
    json.writeObjectPropertyStart("reports");
    json.writeStringProperty("to", reporter.destination());
    json.writeNumberProperty("edges", log.edges());
    json.writeNumberProperty("beats", log.beats());
    json.writeNumberProperty("failures", log.failures());
    time(json, "lastEdgeAt", log.lastEdgeAt());
    time(json, "lastBeatAt", log.lastBeatAt());
    text(json, "lastError", log.lastError());
    time(json, "lastErrorAt", log.lastErrorAt());
    json.writeEndObject();
  }

  static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private static void time(JsonGenerator json, String name, @Nullable Instant time) {
    if (time != null) {
      json.writeStringProperty(name, text(time));
    }
  }
}

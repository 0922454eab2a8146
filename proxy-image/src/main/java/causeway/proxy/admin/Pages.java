package causeway.proxy.admin;

import causeway.proxy.access.AccessCounts;
import causeway.proxy.access.LoadedAccess;
import causeway.proxy.decide.Admission;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The pages of the admin listener.
public final class Pages {
  private static final JsonFactory JSON = new JsonFactory();
  private static final PrometheusTextFormatWriter TEXT =
      PrometheusTextFormatWriter.builder().build();

  private final Inside inside;
  private final PrometheusRegistry registry;
  private final Clock clock;

  public Pages(Inside inside, Clock clock) {
    this.inside = inside;
    this.registry = inside.books().metrics().registry();
    this.clock = clock;
  }

  /// One answer.
  ///
  /// @param status of HTTP
  record Page(int status, String contentType, String body) {}

  Page page(String path) {
    return switch (path) {
      case "/health", "/ready" -> health();
      case "/status" -> status();
      case "/metrics" -> metrics();
      default ->
          new Page(
              404,
              "text/plain; charset=utf-8",
              "no such page; there are /health, /ready, /status and /metrics\n");
    };
  }

  /// Whether clients are served by rules. Once a snapshot is loaded, a source that cannot be
  /// reached does not matter, and neither does draining: a balancer must not cut what still runs.
  private Page health() {
    LoadedAccess loaded = inside.access().loaded();
    return json(
        loaded == null ? 503 : 200,
        json -> {
          json.writeStringProperty("status", loaded == null ? "unavailable" : "ok");
          if (loaded == null) {
            json.writeStringProperty("reason", Admission.NO_SNAPSHOT);
            json.writeStringProperty(
                "message", "no access snapshot is loaded, so everything is refused");
          } else {
            snapshot(json, loaded);
          }
          json.writeStringProperty("source", inside.access().state());
        });
  }

  private Page status() {
    LoadedAccess loaded = inside.access().loaded();
    AccessCounts counts = inside.access().counts();
    return json(
        200,
        json -> {
          json.writeStringProperty("name", inside.books().proxy());
          json.writeNumberProperty("pid", ProcessHandle.current().pid());
          json.writeStringProperty("started", FarmStatus.text(inside.life().started()));
          json.writeNumberProperty("open", inside.open().getAsInt());
          FarmStatus.write(json, inside);
          json.writeObjectPropertyStart("access");
          json.writeStringProperty("state", inside.access().state());
          json.writeNumberProperty("loads", counts.loads());
          json.writeNumberProperty("refusals", counts.refusals());
          if (counts.lastError() != null) {
            json.writeStringProperty("lastError", counts.lastError());
          }
          Instant lastErrorAt = counts.lastErrorAt();
          if (lastErrorAt != null) {
            json.writeStringProperty("lastErrorAt", FarmStatus.text(lastErrorAt));
          }
          if (loaded != null) {
            snapshot(json, loaded);
            json.writeStringProperty("from", loaded.source());
            json.writeStringProperty("loadedAt", FarmStatus.text(loaded.loadedAt()));
            json.writeNumberProperty("rules", loaded.access().snapshot().rules().size());
          }
          json.writeEndObject();
        });
  }

  private static void snapshot(JsonGenerator json, LoadedAccess loaded) {
    json.writeStringProperty("snapshot", loaded.digest());
    Long sequence = loaded.sequence();
    if (sequence != null) {
      json.writeNumberProperty("sequence", sequence);
    }
  }

  private Page metrics() {
    ByteArrayOutputStream text = new ByteArrayOutputStream(16 * 1024);
    try {
      TEXT.write(text, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing metrics to memory", impossible);
    }
    return new Page(200, TEXT.getContentType(), text.toString(StandardCharsets.UTF_8));
  }

  private interface Fields {
    void write(JsonGenerator json);
  }

  private Page json(int status, Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("time", FarmStatus.text(clock.instant()));
      fields.write(json);
      json.writeEndObject();
    }
    return new Page(status, "application/json", bytes.toString(StandardCharsets.UTF_8) + "\n");
  }
}

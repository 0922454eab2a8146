package causeway.proxy.account;

import causeway.access.Effect;
import causeway.access.decide.Decision;
import causeway.access.host.Host;
import causeway.access.host.Service;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// A connection record as one line of JSON, in ASCII. The one place where anything a peer sent
/// becomes text for people and programs; what is absent is left out.
public final class RecordJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private RecordJson() {}

  /// One line without its line feed.
  public static byte[] line(ConnectionRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(768);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("time", record.time().truncatedTo(ChronoUnit.MILLIS).toString());
      json.writeStringProperty("id", record.id());
      json.writeStringProperty("proxy", record.proxy());
      json.writeStringProperty("listener", record.listener());
      json.writeStringProperty("client", record.client().getAddress().getHostAddress());
      json.writeNumberProperty("clientPort", record.client().getPort());
      if (!record.networks().isEmpty()) {
        json.writeArrayPropertyStart("networks");
        record.networks().forEach(json::writeString);
        json.writeEndArray();
      }
      host(json, record);
      decision(json, record);
      if (record.upstream() != null) {
        json.writeStringProperty("upstream", record.upstream().getAddress().getHostAddress());
        json.writeNumberProperty("upstreamPort", record.upstream().getPort());
      }
      json.writeNumberProperty("bytesUp", record.bytesUp());
      json.writeNumberProperty("bytesDown", record.bytesDown());
      millis(json, "helloMs", record.helloTime());
      millis(json, "connectMs", record.connectTime());
      millis(json, "totalMs", record.totalTime());
      json.writeStringProperty("close", record.close().code());
      text(json, "snapshot", record.snapshot());
      if (record.sequence() != null) {
        json.writeNumberProperty("sequence", record.sequence());
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void host(JsonGenerator json, ConnectionRecord record) {
    text(json, "serverName", record.serverName());
    if (record.ech()) {
      json.writeBooleanProperty("ech", true);
    }
    Host host = record.host();
    if (host == null) {
      return;
    }
    Service service = host.service();
    text(json, "service", service == null ? null : service.code());
    json.writeStringProperty("form", host.form().code());
    text(json, "bucket", host.bucket());
    text(json, "accessPoint", host.accessPoint());
    text(json, "account", host.account());
    text(json, "region", host.region());
  }

  private static void decision(JsonGenerator json, ConnectionRecord record) {
    json.writeStringProperty("decision", record.effect().code());
    json.writeStringProperty("reason", record.reason());
    text(json, "rule", record.rule());
    Decision.Would would = record.would();
    if (would != null) {
      Effect effect = would.effect();
      json.writeObjectPropertyStart("would");
      json.writeStringProperty("decision", effect.code());
      json.writeStringProperty("reason", would.reason());
      text(json, "rule", would.rule());
      json.writeEndObject();
    }
    text(json, "message", record.message());
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private static void millis(JsonGenerator json, String name, @Nullable Duration duration) {
    if (duration != null) {
      json.writeNumberProperty(name, Math.round(duration.toNanos() / 1e3) / 1e3);
    }
  }
}

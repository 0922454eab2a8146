package causeway.access.snapshot;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes the canonical form; the order of the statements is the format.
final class SnapshotWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private SnapshotWriter(JsonGenerator out) {
    this.out = out;
  }

  /// Without a digest, the text that the digest is taken over.
  static byte[] write(AccessSnapshot snapshot, @Nullable String digest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new SnapshotWriter(out).snapshot(snapshot, digest);
    }
    return bytes.toByteArray();
  }

  private void snapshot(AccessSnapshot snapshot, @Nullable String digest) {
    out.writeStartObject();
    out.writeNumberProperty("format", SnapshotCodec.FORMAT);
    if (digest != null) {
      out.writeStringProperty("digest", digest);
      Long sequence = snapshot.sequence();
      if (sequence != null) {
        out.writeNumberProperty("sequence", sequence);
      }
      optional("documentVersion", snapshot.documentVersion());
    }
    out.writeStringProperty("farm", snapshot.farm());
    out.writeStringProperty("region", snapshot.region());
    out.writeStringProperty("mode", snapshot.mode().code());
    map("endpoints", snapshot.endpoints(), this::endpoint);
    map("networks", snapshot.networks(), this::texts);
    map("users", snapshot.users(), this::user);
    map("groups", snapshot.groups(), this::texts);
    out.writeArrayPropertyStart("rules");
    snapshot.rules().forEach(this::rule);
    out.writeEndArray();
    if (!snapshot.quarantine().isEmpty()) {
      out.writeArrayPropertyStart("quarantine");
      snapshot.quarantine().forEach(this::quarantined);
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private <T> void map(String name, Map<String, T> values, BiConsumer<String, T> each) {
    out.writeObjectPropertyStart(name);
    new TreeMap<>(values).forEach(each);
    out.writeEndObject();
  }

  private void endpoint(String name, AccessSnapshot.Endpoint endpoint) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("service", endpoint.service());
    some("prefixList", endpoint.prefixList());
    out.writeEndObject();
  }

  private void user(String name, causeway.access.User user) {
    out.writeObjectPropertyStart(name);
    optional("password", user.password());
    optional("certificate", user.certificate());
    out.writeEndObject();
  }

  private void rule(Rule rule) {
    out.writeStartObject();
    out.writeStringProperty("name", rule.name());
    if (rule.effect() != Effect.ALLOW) {
      out.writeStringProperty("effect", rule.effect().code());
    }
    if (rule.mode() != Mode.ENFORCE) {
      out.writeStringProperty("mode", rule.mode().code());
    }
    if (rule.until() != null) {
      out.writeStringProperty("until", rule.until().toString());
    }
    out.writeObjectPropertyStart("from");
    some("networks", rule.from().networks());
    some("users", rule.from().users());
    some("groups", rule.from().groups());
    out.writeEndObject();
    out.writeObjectPropertyStart("to");
    to(rule.to());
    out.writeEndObject();
    out.writeEndObject();
  }

  private void to(Rule.To to) {
    optional("endpoint", to.endpoint());
    some("hosts", to.hosts());
    some("buckets", to.buckets());
    some("accessPoints", to.accessPoints());
    some("accounts", to.accounts());
    some("regions", to.regions());
    if (!to.ports().isEmpty()) {
      out.writeArrayPropertyStart("ports");
      to.ports().forEach(out::writeNumber);
      out.writeEndArray();
    }
    some("tables", to.tables());
    some("principals", to.principals());
    some("access", to.access());
  }

  private void quarantined(AccessSnapshot.Quarantined block) {
    out.writeStartObject();
    out.writeStringProperty("source", block.source());
    out.writeStringProperty("since", block.since().toString());
    out.writeStringProperty("alarm", block.alarm());
    out.writeStringProperty("release", block.release());
    out.writeEndObject();
  }

  private void optional(String name, @Nullable String value) {
    if (value != null) {
      out.writeStringProperty(name, value);
    }
  }

  private void some(String name, List<String> values) {
    if (!values.isEmpty()) {
      texts(name, values);
    }
  }

  private void texts(String name, List<String> values) {
    out.writeArrayPropertyStart(name);
    values.forEach(out::writeString);
    out.writeEndArray();
  }
}

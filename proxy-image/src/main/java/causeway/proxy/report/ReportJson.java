package causeway.proxy.report;

import causeway.proxy.access.Probe;
import causeway.proxy.account.Tally;
import causeway.proxy.lifecycle.Standing;
import causeway.proxy.s3.InstanceIdentity;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// A report as JSON in ASCII. Readers take 16 KiB and no more, so whatever may be long is cut:
/// sentences by characters (an escaped one takes six bytes), reasons by number.
final class ReportJson {
  /// A report is never longer.
  static final int MOST_BYTES = 16 * 1024;

  /// All reasons beyond the most frequent ones.
  static final String OTHER = "(other)";

  private static final int MOST_REASONS = 48;
  private static final int MOST_SOURCES = 16;
  private static final int MOST_CODE = 64;
  private static final int MOST_SENTENCE = 1000;
  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1," + MOST_CODE + "}");
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private ReportJson() {}

  static byte[] bytes(Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("version", 1);
      json.writeStringProperty("kind", report.kind().code());
      time(json, "time", report.time());
      text(json, "cause", report.cause() == null ? null : report.cause().code(), MOST_CODE);
      InstanceIdentity instance = report.instance();
      json.writeStringProperty("instance", instance.id());
      json.writeStringProperty("arn", instance.arn());
      json.writeStringProperty("zone", instance.zone());
      json.writeStringProperty("address", instance.address());
      text(json, "proxyVersion", report.version(), MOST_CODE);
      condition(json, report);
      counters(json, report.tally(), report.descriptors());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void condition(JsonGenerator json, Report report) {
    Standing standing = report.standing();
    Probe probe = report.probe();
    boolean failed = standing.reason() != null;
    json.writeStringProperty("state", standing.state().code());
    text(json, "reason", failed || probe == null ? standing.reason() : probe.code(), MOST_CODE);
    text(
        json,
        "message",
        failed || probe == null ? standing.message() : probe.message(),
        MOST_SENTENCE);
    if (report.sequence() != null) {
      json.writeNumberProperty("sequence", report.sequence());
    }
    text(json, "digest", report.digest(), 2 * MOST_CODE);
    if (probe != null) {
      json.writeObjectPropertyStart("probe");
      json.writeBooleanProperty("ok", probe.ok());
      json.writeNumberProperty("millis", probe.took().toMillis());
      json.writeEndObject();
    }
    json.writeNumberProperty("connections", report.tally().live());
    time(json, "idleSince", report.tally().lastArrival());
    time(json, "startedAt", report.startedAt());
    time(json, "drainingSince", standing.drainingSince());
  }

  private static void counters(JsonGenerator json, Tally tally, Descriptors descriptors) {
    json.writeObjectPropertyStart("counters");
    json.writeNumberProperty("accepted", tally.accepted());
    json.writeNumberProperty("allowed", tally.allowed());
    json.writeNumberProperty("denied", tally.denied());
    reasons(json, tally.deniedByReason());
    json.writeObjectPropertyStart("deniedBySource");
    tally.deniedBySource().entrySet().stream()
        .limit(MOST_SOURCES)
        .forEach(source -> json.writeNumberProperty(source.getKey(), source.getValue()));
    json.writeEndObject();
    json.writeNumberProperty("wouldDeny", tally.wouldDeny());
    json.writeNumberProperty("bytesUp", tally.bytesUp());
    json.writeNumberProperty("bytesDown", tally.bytesDown());
    json.writeNumberProperty("dialFailures", tally.dialFailures());
    json.writeNumberProperty("recordsWritten", tally.recordsWritten());
    json.writeNumberProperty("recordsDropped", tally.recordsDropped());
    json.writeNumberProperty("openDescriptors", descriptors.open());
    json.writeNumberProperty("maxDescriptors", descriptors.most());
    json.writeEndObject();
  }

  private static void reasons(JsonGenerator json, Map<String, Long> counts) {
    List<Map.Entry<String, Long>> all =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    long other = 0;
    json.writeObjectPropertyStart("deniedByReason");
    for (int i = 0; i < all.size(); i++) {
      String reason = all.get(i).getKey();
      if (i < MOST_REASONS && CODE.matcher(reason).matches()) {
        json.writeNumberProperty(reason, all.get(i).getValue());
      } else {
        other += all.get(i).getValue();
      }
    }
    if (other > 0) {
      json.writeNumberProperty(OTHER, other);
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value, int most) {
    if (value != null) {
      String cut = value.length() > most ? value.substring(0, most) : value;
      json.writeStringProperty(name, cut.replace('\u007f', '?'));
    }
  }

  private static void time(JsonGenerator json, String name, @Nullable Instant time) {
    if (time != null) {
      json.writeStringProperty(name, time.truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }
}

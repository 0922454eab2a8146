package causeway.functions.report;

import causeway.functions.json.Tree;
import causeway.reconcile.observed.Counters;
import causeway.reconcile.observed.Report;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the proxies counted since the report before. Counters only grow until a proxy starts anew,
/// which its start time tells; a proxy that makes numbers up is capped, and harms only its own.
final class Tally {
  /// No proxy does more between two reports: a bound for made-up numbers.
  private static final long MOST_EVENTS = 100_000_000;

  private static final long MOST_BYTES = 1L << 46;
  private static final String DENIED = "Denied.";

  private Tally() {}

  /// The counters by name, those of denials by reason under `Denied.<reason>`.
  static Map<String, Long> of(Counters counters) {
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("Accepted", counters.accepted());
    all.put("Allowed", counters.allowed());
    all.put("Denied", counters.denied());
    counters.deniedByReason().forEach((reason, count) -> all.put(DENIED + reason, count));
    all.put("WouldDeny", counters.wouldDeny());
    all.put("BytesUp", counters.bytesUp());
    all.put("BytesDown", counters.bytesDown());
    all.put("DialFailures", counters.dialFailures());
    all.put("RecordsWritten", counters.recordsWritten());
    all.put("RecordsDropped", counters.recordsDropped());
    return all;
  }

  /// What a report adds to what was counted before.
  ///
  /// @param before that instance's counters, as [#keep] wrote them
  static Map<String, Long> since(@Nullable JsonNode before, Report report) {
    boolean same = before != null && started(report).equals(Tree.text(before, "startedAt"));
    Map<String, Long> grown = new LinkedHashMap<>();
    of(report.counters())
        .forEach((name, value) -> {
          long base = before != null && same ? before.path(name).longValue(0) : 0;
          long most = name.startsWith("Bytes") ? MOST_BYTES : MOST_EVENTS;
          grown.put(name, Math.clamp(value - base, 0, most));
        });
    // What an alarm may watch that quarantines: it must not see what its own quarantine refuses.
    grown.put(
        "DeniedUnquarantined",
        Math.max(
            0, grown.getOrDefault("Denied", 0L) - grown.getOrDefault(DENIED + "quarantined", 0L)));
    return grown;
  }

  /// Writes the counters for the next report.
  static void keep(ObjectNode out, Report report) {
    out.put("startedAt", started(report));
    of(report.counters())
        .forEach((name, value) -> {
          if (value != 0) {
            out.put(name, value.longValue());
          }
        });
  }

  private static String started(Report report) {
    Instant started = report.startedAt();
    return started == null ? "" : started.toString();
  }

  /// The reason in a name of [#of], or empty.
  static String reason(String name) {
    return name.startsWith(DENIED) ? name.substring(DENIED.length()) : "";
  }
}

package causeway.functions.observed;

import causeway.access.net.Cidr;
import causeway.functions.json.Tree;
import causeway.reconcile.observed.Counters;
import causeway.reconcile.observed.Report;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A proxy's report, edge or beat. Whoever holds a proxy can write anything there, so it is bounded
/// in size, its numbers are capped, and it is refused when it speaks of another instance.
public final class ReportJson {
  /// The largest report that is read, in bytes.
  public static final int MOST_BYTES = 16 * 1024;

  private static final long MOST = 1L << 53;
  private static final int MOST_REASONS = 64;
  private static final int MOST_SOURCES = 16;
  private static final int MOST_TEXT = 200;

  private ReportJson() {}

  /// Reads a report.
  ///
  /// @param instance whose key it lies under
  /// @param written when S3 took it
  /// @throws IllegalArgumentException saying what is wrong with it
  public static Report read(String instance, Instant written, byte[] json) {
    if (json.length > MOST_BYTES) {
      throw new IllegalArgumentException("it has more than " + MOST_BYTES + " bytes");
    }
    JsonNode root = Tree.read("it", json);
    if (!instance.equals(Tree.required(root, "instance"))) {
      throw new IllegalArgumentException("it speaks of another instance");
    }
    JsonNode sequence = root.get("sequence");
    JsonNode probe = root.get("probe");
    JsonNode counters = root.get("counters");
    return new Report(
        instance,
        written,
        state(Tree.required(root, "state")),
        sequence == null || sequence.isNull() ? null : Tree.number(root, "sequence", 0, MOST),
        probe == null || !probe.isObject() || Tree.flag(probe, "ok", true),
        Tree.number(root, "connections", 0, MOST),
        cut(Tree.text(root, "reason")),
        cut(Tree.text(root, "message")),
        Tree.time(root, "startedAt"),
        counters == null || !counters.isObject() ? Counters.NONE : counters(counters));
  }

  private static Report.State state(String code) {
    try {
      return Report.State.valueOf(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "its state is none of starting, serving, draining, drained, failed", unknown);
    }
  }

  private static Counters counters(JsonNode in) {
    Map<String, Long> reasons = new TreeMap<>();
    JsonNode byReason = in.get("deniedByReason");
    if (byReason != null && byReason.isObject()) {
      byReason.propertyNames().stream()
          .filter(name -> name.matches("[a-z0-9-]{1,40}"))
          .limit(MOST_REASONS)
          .forEach(name -> reasons.put(name, Tree.number(byReason, name, 0, MOST)));
    }
    return new Counters(
        count(in, "accepted"),
        count(in, "allowed"),
        count(in, "denied"),
        reasons,
        sources(in.get("deniedBySource")),
        count(in, "wouldDeny"),
        count(in, "bytesUp"),
        count(in, "bytesDown"),
        count(in, "dialFailures"),
        count(in, "recordsWritten"),
        count(in, "recordsDropped"));
  }

  /// What names no address counts for nobody.
  private static Map<String, Long> sources(@Nullable JsonNode in) {
    Map<String, Long> sources = new TreeMap<>();
    if (in != null && in.isObject()) {
      for (String name : in.propertyNames().stream().limit(MOST_SOURCES).toList()) {
        address(name)
            .ifPresent(source -> sources.merge(source, Tree.number(in, name, 0, MOST), Long::sum));
      }
    }
    return sources;
  }

  private static Optional<String> address(String text) {
    try {
      return text.indexOf('/') < 0
          ? Optional.of(Cidr.parse(text).base().getHostAddress())
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static long count(JsonNode in, String field) {
    return Tree.number(in, field, 0, MOST);
  }

  private static @Nullable String cut(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String line = text.replaceAll("\\p{C}", " ");
    return line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT) + "…";
  }
}

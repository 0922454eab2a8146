package causeway.proxy.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads what only a proxy in a farm is told: `reports` and `lifecycle`.
final class FarmReader {
  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration HOUR = Duration.ofHours(1);

  private FarmReader() {}

  static @Nullable ReportSettings reports(Section root) {
    Node node = root.take("reports");
    if (node == null) {
      return null;
    }
    Section section = root.section(node, "reports");
    Node name = section.take("bucket");
    String bucket = name == null ? null : section.scalar(name, "bucket", Values::text);
    String region = section.scalar("region", Values::text);
    Duration beat = duration(section, "beat", ReportSettings.BEAT, LEAST, Duration.ofMinutes(5));
    Duration start = duration(section, "start", ReportSettings.START, LEAST, HOUR);
    section.end();
    if (name == null) {
      section.missing("names no bucket; write {bucket: NAME}, or remove it to write no reports");
    }
    return bucket == null ? null : new ReportSettings(bucket, region, beat, start);
  }

  static @Nullable LifecycleSettings lifecycle(Section root) {
    Node node = root.take("lifecycle");
    if (node == null) {
      return null;
    }
    Section section = root.section(node, "lifecycle");
    LifecycleSettings normal = LifecycleSettings.DEFAULT;
    Duration poll = duration(section, "poll", normal.poll(), LEAST, Duration.ofMinutes(1));
    Duration quiet = duration(section, "quiet", normal.quiet(), Duration.ZERO, HOUR);
    section.end();
    return new LifecycleSettings(poll, quiet);
  }

  private static Duration duration(
      Section section, String field, Duration normal, Duration least, Duration most) {
    Duration given = section.scalar(field, text -> Values.duration(text, least, most));
    return given == null ? normal : given;
  }
}

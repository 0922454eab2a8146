package causeway.access.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `rollout` and `audit`: how a new document reaches the farm and how its policies are
/// watched.
final class Upkeep {
  static final Rollout ROLLOUT = new Rollout(Rollout.First.ONE_ZONE, Duration.ofSeconds(60));
  static final Audit AUDIT = new Audit(Duration.ofHours(6), Map.of(), List.of());

  private Upkeep() {}

  static Rollout rollout(Value value) {
    Section section = Section.open(value, Shape.ROLLOUT, value.name());
    if (section == null) {
      return ROLLOUT;
    }
    return new Rollout(
        section.get(
            "first", v -> v.choice(List.of(Rollout.First.values()), Words::of), ROLLOUT.first()),
        section.get("hold", v -> v.duration("1s", "1d"), ROLLOUT.hold()));
  }

  static Audit audit(Value value, Known known, @Nullable Path folder) {
    Section section = Section.open(value, Shape.AUDIT, value.name());
    if (section == null) {
      return AUDIT;
    }
    return new Audit(
        section.get("every", v -> v.duration("1h", "7d"), AUDIT.every()),
        section.get("baseline", v -> baseline(v, known, folder), AUDIT.baseline()),
        section.get("accounts", v -> v.list("account", true, Value::account), AUDIT.accounts()));
  }

  private static Map<String, String> baseline(Value value, Known known, @Nullable Path folder) {
    Map<String, String> baseline = new LinkedHashMap<>();
    Named.of(value, "baseline")
        .forEach((name, named) -> {
          Value entry = named.called("audit", "baseline");
          Known.check(entry, name, "an endpoint", known.endpoints(), Code.UNKNOWN_ENDPOINT);
          String file = entry.text(Grammar.FILE);
          if (file != null) {
            baseline.put(name, file);
            if (folder != null && !Files.exists(folder.resolve(file))) {
              entry.warn(
                  Code.NO_BASELINE,
                  "\"" + file + "\" is not beside the document; add it before the first audit");
            }
          }
        });
    return baseline;
  }
}

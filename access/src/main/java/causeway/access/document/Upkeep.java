package causeway.access.document;

import causeway.access.Effect;
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
  private static final Audit.Only ANYTHING = new Audit.Only(List.of(), List.of(), List.of(), true);
  static final Audit AUDIT = new Audit(Duration.ofHours(6), Map.of(), List.of(), ANYTHING);

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
        section.get("accounts", v -> v.list("account", true, Value::account), AUDIT.accounts()),
        section.get("only", Upkeep::only, ANYTHING));
  }

  private static Audit.Only only(Value value) {
    Section section = Section.open(value.called("audit", "only"), Shape.ONLY, "audit");
    if (section == null) {
      return ANYTHING;
    }
    if (section.isEmpty()) {
      value
          .called("audit", "only")
          .fault(
              Code.EMPTY_LIST,
              "bounds nothing; give buckets, tables, networks or administration: false, or leave it"
                  + " out");
    }
    Patterns patterns = new Patterns(Effect.ALLOW, new FarmHosts(List.of(), ""));
    return new Audit.Only(
        section.get("buckets", v -> v.list("bucket", false, patterns::bucket), List.of()),
        section.get("tables", v -> v.list("table", false, patterns::table), List.of()),
        section.get("networks", v -> v.list("block", false, Cidrs::block), List.of()),
        section.get("administration", Value::flag, true));
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

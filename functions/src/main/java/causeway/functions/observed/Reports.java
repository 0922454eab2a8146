package causeway.functions.observed;

import causeway.functions.Buckets;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Objects.Listed;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.cloud.Retry;
import causeway.reconcile.observed.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The newest report of each instance. Two listings tell which objects changed; only those are
/// read, so a look at a quiet farm costs two calls. Kept between looks, used by one at a time.
final class Reports {
  private static final Comparator<Listed> BY_TIME = Comparator.comparing(Listed::written);

  /// Of two objects of one second the later state wins, then the newer sequence: a proxy only goes
  /// forward.
  private static final Comparator<Report> LATER =
      Comparator.comparing(Report::written)
          .thenComparing(Report::state)
          .thenComparing(Report::sequence, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final Objects objects;
  private final Host host;
  private final Retry retry;
  private final String bucket;
  private final Map<String, Kept> kept = new HashMap<>();

  Reports(Objects objects, Host host, Retry retry, String bucket) {
    this.objects = objects;
    this.host = host;
    this.retry = retry;
    this.bucket = bucket;
  }

  /// An object as it was listed when it was last read; a report or what is wrong with it.
  private record Kept(Listed listed, @Nullable Report report, @Nullable String fault) {}

  /// What was found.
  ///
  /// @param faults reports that cannot be read, as lines for people
  record Found(Map<String, Report> reports, List<String> faults) {}

  Found read(Set<String> instances) {
    Map<String, List<Listed>> newest = newest(instances);
    List<Map.Entry<String, Listed>> changed = new ArrayList<>();
    Set<String> present = new HashSet<>();
    newest.forEach((instance, all) ->
        all.forEach(listed -> {
          present.add(listed.key());
          Kept known = kept.get(listed.key());
          if (known == null || !known.listed().equals(listed)) {
            changed.add(Map.entry(instance, listed));
          }
        }));
    kept.keySet().retainAll(present);
    host.together(changed, each -> fetch(each.getKey(), each.getValue()))
        .forEach(fresh -> fresh.ifPresent(each -> kept.put(each.listed().key(), each)));
    return found(newest);
  }

  /// For each instance its newest object; both when S3's clock, in whole seconds, cannot tell.
  private Map<String, List<Listed>> newest(Set<String> instances) {
    Map<String, List<Listed>> byInstance = new HashMap<>();
    host.together(
            List.of(Buckets.EDGE, Buckets.BEAT),
            prefix -> retry.read(() -> objects.list(bucket, prefix)))
        .forEach(listing ->
            listing.forEach(listed -> {
              String instance = instance(listed.key());
              if (instances.contains(instance)) {
                byInstance.computeIfAbsent(instance, any -> new ArrayList<>()).add(listed);
              }
            }));
    byInstance
        .values()
        .forEach(all ->
            all.stream()
                .max(BY_TIME)
                .ifPresent(last -> all.removeIf(listed -> BY_TIME.compare(listed, last) < 0)));
    return byInstance;
  }

  /// The id in `beat/arn:aws:ec2:…:instance/i-0abc/report.json`.
  private static String instance(String key) {
    String[] parts = key.split("/", -1);
    return parts.length == 4 && parts[1].endsWith(":instance") && parts[3].equals("report.json")
        ? parts[2]
        : "";
  }

  private Optional<Kept> fetch(String instance, Listed listed) {
    Optional<Stored> stored =
        retry.read(() -> objects.get(bucket, listed.key(), ReportJson.MOST_BYTES + 1));
    return stored.map(object -> {
      try {
        Report report = ReportJson.read(instance, object.written(), object.bytes());
        return new Kept(listed, report, null);
      } catch (IllegalArgumentException unreadable) {
        String fault = "the report of " + instance + " cannot be read: " + unreadable.getMessage();
        return new Kept(listed, null, fault);
      }
    });
  }

  private Found found(Map<String, List<Listed>> newest) {
    Map<String, Report> reports = new HashMap<>();
    List<String> faults = new ArrayList<>();
    newest.forEach((instance, all) ->
        all.forEach(listed -> {
          Kept each = kept.get(listed.key());
          if (each != null && each.fault() != null) {
            faults.add(each.fault());
          }
          if (each != null && each.report() != null) {
            reports.merge(instance, each.report(), Reports::later);
          }
        }));
    faults.sort(Comparator.naturalOrder());
    return new Found(reports, faults);
  }

  private static Report later(Report one, Report other) {
    return LATER.compare(one, other) >= 0 ? one : other;
  }
}

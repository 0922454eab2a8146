package causeway.functions.fake;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Route53;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One hosted zone of Route 53: atomic batches that name exactly what they replace. A listing shows
/// every accepted change at once, as Route 53's does.
public final class FakeRoute53 implements Route53 {
  private static final int MOST = 1000;

  private final List<Watcher> watchers = new ArrayList<>();
  private TreeMap<String, RecordSet> records = new TreeMap<>();

  /// Sees every batch that took effect.
  public interface Watcher {
    void changed(List<RecordSet> before, List<RecordChange> changes);
  }

  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  @Override
  public List<RecordSet> list(String zoneId, String name) {
    return at(name);
  }

  /// What a resolver finds at a name.
  public List<RecordSet> at(String name) {
    return records.values().stream().filter(record -> record.name().equals(name)).toList();
  }

  public List<RecordSet> all() {
    return List.copyOf(records.values());
  }

  @Override
  public void change(String zoneId, List<RecordChange> changes) {
    if (changes.size() > MOST) {
      throw refused(Failure.INVALID, "more than " + MOST + " changes");
    }
    TreeMap<String, RecordSet> after = new TreeMap<>(records);
    for (RecordChange change : changes) {
      RecordSet record = change.record();
      switch (change) {
        case RecordChange.Delete _ -> {
          if (!record.equals(after.get(key(record)))) {
            throw refused(Failure.CONFLICT, "is not there to delete: " + record);
          }
          after.remove(key(record));
        }
        case RecordChange.Create _ -> {
          if (after.putIfAbsent(key(record), record) != null) {
            throw refused(Failure.CONFLICT, "exists: " + record);
          }
        }
      }
    }
    checkKinds(after);
    List<RecordSet> before = all();
    records = after;
    watchers.forEach(watcher -> watcher.changed(before, changes));
  }

  /// What UPSERT would do: no look at what is there.
  public void upsert(List<RecordChange> changes) {
    List<RecordSet> before = all();
    meddle(changes);
    watchers.forEach(watcher -> watcher.changed(before, changes));
  }

  /// What somebody does at the console.
  public void meddle(List<RecordChange> changes) {
    for (RecordChange change : changes) {
      switch (change) {
        case RecordChange.Delete(RecordSet record) -> records.remove(key(record));
        case RecordChange.Create(RecordSet record) -> records.put(key(record), record);
      }
    }
  }

  /// A simple record cannot stand beside multivalue ones of its name.
  private static void checkKinds(Map<String, RecordSet> after) {
    Set<String> multivalue = new LinkedHashSet<>();
    Set<String> simple = new LinkedHashSet<>();
    after
        .values()
        .forEach(record ->
            (record instanceof RecordSet.Multivalue ? multivalue : simple).add(record.name()));
    multivalue.retainAll(simple);
    if (!multivalue.isEmpty()) {
      throw refused(Failure.INVALID, "two routing policies at " + String.join(", ", multivalue));
    }
  }

  private static String key(RecordSet record) {
    return record.name()
        + (record instanceof RecordSet.Multivalue multivalue ? " " + multivalue.instance() : "");
  }

  /// The instances that a name answers with.
  public Set<String> instances(String name) {
    return at(name).stream()
        .filter(RecordSet.Multivalue.class::isInstance)
        .map(record -> ((RecordSet.Multivalue) record).instance())
        .collect(Collectors.toSet());
  }

  private static CloudException refused(Failure failure, String why) {
    return new CloudException(failure, "ChangeResourceRecordSets: a record " + why, null);
  }
}

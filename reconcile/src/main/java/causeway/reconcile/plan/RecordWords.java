package causeway.reconcile.plan;

import causeway.reconcile.desired.Names;
import causeway.reconcile.observed.RecordSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A batch of record changes as an operator would say it.
final class RecordWords {
  private RecordWords() {}

  static String of(List<RecordChange> batch) {
    Set<String> added = new LinkedHashSet<>();
    Set<String> removed = new LinkedHashSet<>();
    List<String> words = new ArrayList<>();
    for (RecordChange change : batch) {
      switch (change.record()) {
        case RecordSet.Multivalue record ->
            (change instanceof RecordChange.Create ? added : removed).add(record.instance());
        case RecordSet.Alias record ->
            words.add(
                change instanceof RecordChange.Create
                    ? "point " + record.name() + " at the load balancer"
                    : "take " + record.name() + " off the load balancer");
        case RecordSet.Plain record -> words.add("remove the plain record " + record.name());
      }
    }
    Set<String> changed = new LinkedHashSet<>(added);
    changed.retainAll(removed);
    added.removeAll(changed);
    removed.removeAll(changed);
    say(words, "add ", added, " to DNS");
    say(words, "update ", changed, " in DNS");
    say(words, "remove ", removed, " from DNS");
    return String.join(", ", words);
  }

  private static void say(List<String> words, String verb, Set<String> instances, String rest) {
    if (!instances.isEmpty()) {
      words.add(verb + Names.some(List.copyOf(instances)) + rest);
    }
  }
}

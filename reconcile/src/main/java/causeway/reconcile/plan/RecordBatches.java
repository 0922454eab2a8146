package causeway.reconcile.plan;

import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange.Create;
import causeway.reconcile.plan.RecordChange.Delete;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Cuts the difference of two sets of records into batches of Route 53's size, each atomic.
///
/// A changed record is deleted and created in one batch, and so is the whole front door when its
/// kind changes: an alias and instances' records cannot stand beside each other. Only a farm of
/// more instances than a batch holds changes its kind in several, and even then no batch leaves the
/// name empty: the last record of the old kind goes in the batch that brings the first of the new.
final class RecordBatches {
  static final int MOST = 1000;

  private static final Comparator<RecordSet> BY_NAME =
      Comparator.comparing(RecordSet::name).thenComparing(RecordBatches::identifier);

  private RecordBatches() {}

  static List<List<RecordChange>> between(Collection<RecordSet> present, Set<RecordSet> wanted) {
    Map<String, Side> names = new TreeMap<>();
    for (RecordSet record : present) {
      if (!wanted.contains(record)) {
        names.computeIfAbsent(record.name(), any -> new Side()).gone.add(record);
      }
    }
    Set<RecordSet> there = Set.copyOf(present);
    for (RecordSet record : wanted) {
      if (!there.contains(record)) {
        names.computeIfAbsent(record.name(), any -> new Side()).fresh.add(record);
      }
    }
    // Names that get records come before those that only lose them: an old name last.
    return names.values().stream()
        .sorted(Comparator.comparing(side -> side.fresh.isEmpty()))
        .flatMap(side -> side.batches().stream())
        .toList();
  }

  /// The identifier that tells record sets of one name apart; a simple one has none.
  private static String identifier(RecordSet record) {
    return record instanceof RecordSet.Multivalue multivalue ? multivalue.instance() : "";
  }

  private static boolean simple(RecordSet record) {
    return !(record instanceof RecordSet.Multivalue);
  }

  /// What goes and what comes at one name.
  private static final class Side {
    private final List<RecordSet> gone = new ArrayList<>();
    private final List<RecordSet> fresh = new ArrayList<>();

    List<List<RecordChange>> batches() {
      gone.sort(BY_NAME);
      fresh.sort(BY_NAME);
      Deque<List<RecordChange>> atoms = new ArrayDeque<>();
      if (gone.stream().anyMatch(RecordBatches::simple)) {
        // A simple record makes room for the first of what comes.
        pair(atoms, gone.removeFirst(), fresh.isEmpty() ? null : fresh.removeFirst());
        singles(atoms);
      } else if (fresh.stream().anyMatch(RecordBatches::simple) && !gone.isEmpty()) {
        RecordSet last = gone.removeLast();
        RecordSet simple = fresh.removeFirst();
        singles(atoms);
        pair(atoms, last, simple);
      } else {
        changed(atoms);
        singles(atoms);
      }
      return packed(atoms);
    }

    /// Records that only change: out and in together.
    private void changed(Deque<List<RecordChange>> atoms) {
      Map<String, RecordSet> byIdentifier =
          fresh.stream().collect(Collectors.toMap(RecordBatches::identifier, each -> each));
      Set<RecordSet> paired = new HashSet<>();
      for (RecordSet old : gone) {
        RecordSet next = byIdentifier.get(identifier(old));
        if (next != null) {
          pair(atoms, old, next);
          paired.add(old);
          paired.add(next);
        }
      }
      gone.removeAll(paired);
      fresh.removeAll(paired);
    }

    /// What comes before what goes, so that no batch takes the last one away before.
    private void singles(Deque<List<RecordChange>> atoms) {
      fresh.forEach(record -> atoms.add(List.of(new Create(record))));
      gone.forEach(record -> atoms.add(List.of(new Delete(record))));
    }

    private static void pair(
        Deque<List<RecordChange>> atoms,
        RecordSet old,
        @org.jspecify.annotations.Nullable RecordSet next) {
      atoms.add(
          next == null ? List.of(new Delete(old)) : List.of(new Delete(old), new Create(next)));
    }

    private static List<List<RecordChange>> packed(Deque<List<RecordChange>> atoms) {
      List<List<RecordChange>> batches = new ArrayList<>();
      List<RecordChange> batch = new ArrayList<>();
      for (List<RecordChange> atom : atoms) {
        if (batch.size() + atom.size() > MOST) {
          batches.add(batch);
          batch = new ArrayList<>();
        }
        batch.addAll(atom);
      }
      if (!batch.isEmpty()) {
        batches.add(batch);
      }
      return batches;
    }
  }
}

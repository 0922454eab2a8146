package causeway.access.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what is wrong in one document: deduplicated, at most [#MOST], in the order of the file.
final class Faults {
  static final int MOST = 1000;

  private final String file;
  private final Set<Fault> faults = new LinkedHashSet<>();
  private final Set<Fault> warnings = new LinkedHashSet<>();
  private final Set<Position> settled = new HashSet<>();

  Faults(String file) {
    this.file = file;
  }

  void fault(Position at, Code code, String message) {
    if (faults.size() < MOST && !settled.contains(at)) {
      faults.add(new Fault(file, at.line(), at.column(), code.code(), message));
    }
  }

  /// A fault after which nothing more is said of the same place: what would follow from it is not
  /// the reader's doing.
  void settle(Position at, Code code, String message) {
    fault(at, code, message);
    settled.add(at);
  }

  void warn(Position at, Code code, String message) {
    if (warnings.size() < MOST) {
      warnings.add(new Fault(file, at.line(), at.column(), code.code(), message));
    }
  }

  /// Whether no more are taken, so that it is not worth looking for their words.
  boolean full() {
    return faults.size() >= MOST;
  }

  /// How many there are by now; equal before and after a section means that it has none.
  int count() {
    return faults.size();
  }

  boolean none() {
    return faults.isEmpty();
  }

  List<Fault> faults() {
    List<Fault> sorted = sorted(faults);
    if (faults.size() >= MOST) {
      Fault last = sorted.getLast();
      sorted.add(
          new Fault(
              file,
              last.line(),
              last.column(),
              Code.TOO_MANY.code(),
              "the document has " + MOST + " faults or more; mend these first"));
    }
    return List.copyOf(sorted);
  }

  List<Fault> warnings() {
    return List.copyOf(sorted(warnings));
  }

  private static List<Fault> sorted(Set<Fault> faults) {
    List<Fault> sorted = new ArrayList<>(faults);
    sorted.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
    return sorted;
  }
}

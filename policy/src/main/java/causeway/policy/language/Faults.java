package causeway.policy.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The faults of one document as they are found; a hostile document does not make it grow without
/// end.
final class Faults {
  private static final int MOST = 100;

  private final List<Fault> found = new ArrayList<>();
  private int left;

  void add(Json node, String path, String code, String message) {
    add(node.at(), path, code, message);
  }

  void add(Position at, String path, String code, String message) {
    if (found.size() < MOST) {
      found.add(new Fault(at, path, code, message));
    } else {
      left++;
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Fault> list() {
    List<Fault> all = new ArrayList<>(found);
    all.sort(
        Comparator.comparingInt((Fault fault) -> fault.at().line())
            .thenComparingInt(fault -> fault.at().column()));
    if (left > 0) {
      all.add(
          new Fault(
              all.getLast().at(),
              "$",
              "more-faults",
              left + " more faults are not listed; repair these first"));
    }
    return all;
  }
}

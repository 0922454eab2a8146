package causeway.policy.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The characters that matter in one state of an automaton: those its patterns name, and one for
/// each way in which all the others can differ. Letters are preferred, since people read the
/// examples.
final class Symbols {
  private static final String NICE =
      "abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String MORE = "/:.+=,@ !~é";
  private static final int BEYOND = 0x100;

  private final TreeSet<Integer> named = new TreeSet<>();
  private final List<CharSet> sets = new ArrayList<>();

  void add(CharSet set) {
    if (set.listed()) {
      set.points().forEach(named::add);
    } else if (!sets.contains(set)) {
      sets.add(set);
    }
  }

  Iterable<Integer> named() {
    return named;
  }

  /// One character for each way to fit the sets without being named.
  List<Integer> others() {
    if (sets.stream().allMatch(CharSet.ANY::equals)) {
      return List.of(anyOther());
    }
    Map<List<Boolean>, Integer> ways = new LinkedHashMap<>();
    IntStream.concat((NICE + MORE).codePoints(), IntStream.of(beyond()))
        .filter(point -> !named.contains(point))
        .forEach(
            point -> ways.putIfAbsent(sets.stream().map(set -> set.has(point)).toList(), point));
    return List.copyOf(ways.values());
  }

  /// A character that is not named.
  int anyOther() {
    return NICE.codePoints()
        .filter(point -> !named.contains(point))
        .findFirst()
        .orElseGet(this::beyond);
  }

  private int beyond() {
    int beyond = BEYOND;
    while (named.contains(beyond)) {
      beyond++;
    }
    return beyond;
  }
}

package causeway.policy.compare;

import java.util.Arrays;

/// The characters that matter in one state of an automaton: those its patterns name, and one for
/// each way in which all the others can differ. Letters are preferred, since people read the
/// examples.
final class Symbols {
  private static final int[] NICE =
      "abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFGHIJKLMNOPQRSTUVWXYZ/:.+=,@ !~é"
          .codePoints()
          .toArray();
  private static final int BEYOND = 0x100;

  private int[] named = new int[8];
  private int count;
  private CharSet[] sets = new CharSet[4];
  private int kinds;

  void add(CharSet set) {
    if (!set.listed()) {
      addSet(set);
    } else if (set.text().length() == 1) {
      addNamed(set.text().charAt(0));
    } else {
      set.points().forEach(this::addNamed);
    }
  }

  private void addSet(CharSet set) {
    for (int i = 0; i < kinds; i++) {
      if (sets[i].equals(set)) {
        return;
      }
    }
    if (kinds == sets.length) {
      sets = Arrays.copyOf(sets, kinds * 2);
    }
    sets[kinds++] = set;
  }

  private void addNamed(int point) {
    if (!isNamed(point)) {
      if (count == named.length) {
        named = Arrays.copyOf(named, count * 2);
      }
      named[count++] = point;
    }
  }

  private boolean isNamed(int point) {
    for (int i = 0; i < count; i++) {
      if (named[i] == point) {
        return true;
      }
    }
    return false;
  }

  int[] named() {
    return Arrays.copyOf(named, count);
  }

  /// One character for each way to fit the sets without being named.
  int[] others() {
    if (kinds == 0 || (kinds == 1 && sets[0].equals(CharSet.ANY))) {
      return new int[] {anyOther()};
    }
    long[] ways = new long[NICE.length + 1];
    int[] points = new int[NICE.length + 1];
    int found = 0;
    for (int i = 0; i <= NICE.length; i++) {
      int point = i < NICE.length ? NICE[i] : beyond();
      long way = way(point);
      if (!isNamed(point) && !contains(ways, found, way)) {
        ways[found] = way;
        points[found++] = point;
      }
    }
    return Arrays.copyOf(points, found);
  }

  /// Which sets have it; a state with more kinds of sets than bits takes the last ones together,
  /// which no pattern comes near.
  private long way(int point) {
    long way = 0;
    for (int i = 0; i < kinds; i++) {
      way |= sets[i].has(point) ? 1L << Math.min(i, 63) : 0;
    }
    return way;
  }

  private static boolean contains(long[] ways, int count, long way) {
    for (int i = 0; i < count; i++) {
      if (ways[i] == way) {
        return true;
      }
    }
    return false;
  }

  /// A character that is not named.
  int anyOther() {
    for (int point : NICE) {
      if (!isNamed(point)) {
        return point;
      }
    }
    return beyond();
  }

  private int beyond() {
    int beyond = BEYOND;
    while (isNamed(beyond)) {
      beyond++;
    }
    return beyond;
  }
}

package causeway.policy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is left of a box when others are taken from it, piece by piece.
final class Subtraction {
  private final Space space;
  private final Budget budget;

  Subtraction(Space space, Budget budget) {
    this.space = space;
    this.budget = budget;
  }

  /// Shows every piece that is left to `wanted` until it says that it has seen enough.
  ///
  /// @return whether it had
  boolean search(Box box, List<Box> taken, Predicate<Box> wanted) {
    budget.step();
    List<Box> meeting = new ArrayList<>();
    @Nullable Box best = null;
    int fewest = Integer.MAX_VALUE;
    for (Box one : taken) {
      if (one.meets(box)) {
        int left = box.left(one, space);
        if (left == 0) {
          return false;
        }
        meeting.add(one);
        if (left < fewest) {
          fewest = left;
          best = one;
        }
      }
    }
    return best == null ? wanted.test(box) : split(box, best, meeting, wanted);
  }

  /// The pieces around `middle`, one side after the other, each narrowed to `middle` in the sides
  /// already done, so that no two meet.
  private boolean split(Box box, Box middle, List<Box> taken, Predicate<Box> wanted) {
    List<Box> others = new ArrayList<>(taken);
    others.remove(middle);
    Box inner = box;
    for (int i = 0; i < box.dimensions(); i++) {
      java.util.BitSet rest = box.rest(middle, i, space);
      if (!rest.isEmpty()) {
        if (search(inner.with(i, rest), others, wanted)) {
          return true;
        }
        java.util.BitSet side = middle.side(i);
        inner = side == null ? inner : inner.with(i, side);
      }
    }
    return false;
  }
}

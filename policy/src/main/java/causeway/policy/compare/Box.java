package causeway.policy.compare;

import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A product of sets of cells, one set a dimension: all the requests that a conjunction matches, or
/// a piece of them. A dimension that is not there is not restricted.
final class Box {
  private final @Nullable BitSet[] sides;
  private final int statement;

  private Box(@Nullable BitSet[] sides, int statement) {
    this.sides = sides;
    this.statement = statement;
  }

  /// Everything, on behalf of a statement.
  static Box all(int dimensions, int statement) {
    return new Box(new @Nullable BitSet[dimensions], statement);
  }

  /// The statement it comes from.
  int statement() {
    return statement;
  }

  /// The cells of a dimension; null when it is not restricted.
  @Nullable BitSet side(int dimension) {
    return sides[dimension];
  }

  int dimensions() {
    return sides.length;
  }

  boolean isEmpty() {
    for (BitSet side : sides) {
      if (side != null && side.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// Restricted in one dimension.
  Box with(int dimension, BitSet cells) {
    @Nullable BitSet[] copy = sides.clone();
    BitSet old = copy[dimension];
    BitSet both = (BitSet) cells.clone();
    if (old != null) {
      both.and(old);
    }
    copy[dimension] = both;
    return new Box(copy, statement);
  }

  /// What both hold; empty when they do not meet.
  Optional<Box> and(Box other) {
    @Nullable BitSet[] both = new @Nullable BitSet[sides.length];
    for (int i = 0; i < sides.length; i++) {
      BitSet mine = sides[i];
      BitSet theirs = other.sides[i];
      if (mine == null || theirs == null) {
        both[i] = mine == null ? theirs : mine;
      } else {
        if (!mine.intersects(theirs)) {
          return Optional.empty();
        }
        BitSet cells = (BitSet) mine.clone();
        cells.and(theirs);
        both[i] = cells;
      }
    }
    return Optional.of(new Box(both, statement));
  }

  boolean meets(Box other) {
    for (int i = 0; i < sides.length; i++) {
      BitSet mine = sides[i];
      BitSet theirs = other.sides[i];
      if (mine != null && theirs != null && !mine.intersects(theirs)) {
        return false;
      }
    }
    return true;
  }

  /// In how many dimensions `other` leaves something of this box out.
  int left(Box other, Space space) {
    int left = 0;
    for (int i = 0; i < sides.length; i++) {
      if (!rest(other, i, space).isEmpty()) {
        left++;
      }
    }
    return left;
  }

  /// The cells of a dimension that `other` leaves out.
  BitSet rest(Box other, int dimension, Space space) {
    BitSet theirs = other.sides[dimension];
    if (theirs == null) {
      return new BitSet();
    }
    BitSet mine = sides[dimension];
    BitSet rest = mine == null ? space.everything(dimension) : (BitSet) mine.clone();
    rest.andNot(theirs);
    return rest;
  }
}

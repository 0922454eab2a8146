package causeway.policy.compare;

import java.util.Arrays;

/// Where a text read so far may stand in many patterns: sorted numbers, each once.
final class Positions {
  private final int[] sorted;
  private final int hash;

  /// Takes the first `size` numbers, in any order and with repetitions; the array becomes its own.
  Positions(int[] numbers, int size) {
    Arrays.sort(numbers, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (distinct == 0 || numbers[distinct - 1] != numbers[i]) {
        numbers[distinct++] = numbers[i];
      }
    }
    sorted = Arrays.copyOf(numbers, distinct);
    hash = Arrays.hashCode(sorted);
  }

  int size() {
    return sorted.length;
  }

  int at(int index) {
    return sorted[index];
  }

  /// Whether some position is at least this one.
  boolean reaches(int first) {
    return sorted.length > 0 && sorted[sorted.length - 1] >= first;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Positions positions
        && positions.hash == hash
        && Arrays.equals(positions.sorted, sorted);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

package causeway.access.host;

import org.jspecify.annotations.Nullable;

/// A peer's bytes after normalisation: a host name, or what keeps them from being one.
sealed interface Spelled {
  /// A well-formed host name: lower case, no port, no trailing dot.
  ///
  /// @param text the whole name
  /// @param starts where each label starts in `text`, from the left
  @SuppressWarnings("ArrayRecordComponent") // Never compared; one array a connection, never shared.
  record Name(String text, int[] starts) implements Spelled {
    int size() {
      return starts.length;
    }

    /// The label at `index`, from the left.
    String label(int index) {
      int end = index + 1 < starts.length ? starts[index + 1] - 1 : text.length();
      return text.substring(starts[index], end);
    }

    /// The leftmost `count` labels as they stand, null when there are none.
    @Nullable String first(int count) {
      if (count == 0) {
        return null;
      }
      return count == starts.length ? text : text.substring(0, starts[count] - 1);
    }
  }

  /// Not a host name.
  ///
  /// @param shown what was given, bounded and printable, so that it can be written down
  /// @param broken the rule it breaks, null for the refusal's own
  record Misspelled(String shown, Refusal refusal, @Nullable String broken) implements Spelled {}
}

package causeway.access.host;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The right end of every name AWS owns here: a partition's DNS suffix, classic or dual-stack.
///
/// @param text such as `amazonaws.com`
/// @param labels how many labels it has
/// @param dualStack whether it is one of the newer suffixes (`api.aws` …), which S3 does not use
record Suffix(String text, int labels, boolean dualStack) {
  private static final Suffix[] ALL =
      Arrays.stream(Partition.values())
          .flatMap(p -> Stream.of(of(p.suffix(), false), of(p.dualStackSuffix(), true)))
          .distinct()
          .toArray(Suffix[]::new);

  /// The suffix that `name` ends with at a label boundary; no suffix is the end of another.
  static @Nullable Suffix of(String name) {
    for (Suffix suffix : ALL) {
      int start = name.length() - suffix.text.length();
      if (start >= 0
          && name.endsWith(suffix.text)
          && (start == 0 || name.charAt(start - 1) == '.')) {
        return suffix;
      }
    }
    return null;
  }

  /// Whether the partition's names end this way.
  boolean belongsTo(Partition partition) {
    return text.equals(dualStack ? partition.dualStackSuffix() : partition.suffix());
  }

  private static Suffix of(String text, boolean dualStack) {
    return new Suffix(text, text.split("\\.", -1).length, dualStack);
  }
}

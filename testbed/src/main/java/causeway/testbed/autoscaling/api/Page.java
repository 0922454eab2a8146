package causeway.testbed.autoscaling.api;

import causeway.testbed.autoscaling.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list, and the token for the next.
record Page<T>(List<T> items, @Nullable String next) {
  private static final String MARK = "after-";

  static <T> Page<T> of(List<T> all, Query query, int usual, int most) {
    int size = query.whole("MaxRecords", usual);
    if (size < 1 || size > most) {
      throw Refused.invalid("MaxRecords " + size + " must be between 1 and " + most);
    }
    int from = 0;
    String token = query.text("NextToken");
    if (token != null) {
      try {
        from = Integer.parseInt(token.substring(Math.min(MARK.length(), token.length())));
      } catch (NumberFormatException e) {
        from = -1;
      }
      if (!token.startsWith(MARK) || from < 0 || from > all.size()) {
        throw new Refused("InvalidNextToken", "The token " + token + " is not valid.");
      }
    }
    int to = Math.min(all.size(), from + size);
    return new Page<>(all.subList(from, to), to < all.size() ? MARK + to : null);
  }
}

package causeway.access.host;

import org.jspecify.annotations.Nullable;

/// The account's regional namespace that a bucket's name may end with: `PREFIX-ACCOUNT-REGION-an`.
/// AWS gives such names to that account alone.
record AccountNamespace(String account, String region) {
  private static final String END = "-an";

  /// The namespace of `bucket`, null when the name is an ordinary one.
  static @Nullable AccountNamespace of(String bucket) {
    if (!bucket.endsWith(END)) {
      return null;
    }
    int end = bucket.length() - END.length();
    // A Region has hyphens too, so its start is where twelve digits end.
    for (int dash = bucket.lastIndexOf('-', end - 1);
        dash > Account.DIGITS + 1;
        dash = bucket.lastIndexOf('-', dash - 1)) {
      int start = dash - Account.DIGITS;
      if (bucket.charAt(start - 1) == '-' && Account.at(bucket, start)) {
        String region = bucket.substring(dash + 1, end);
        return Partition.ofRegion(region) == null
            ? null
            : new AccountNamespace(bucket.substring(start, dash), region);
      }
    }
    return null;
  }
}

package causeway.access.host;

import org.jspecify.annotations.Nullable;

/// What no general purpose bucket can be called. Characters and hyphens at the edges of labels are
/// settled by [Spelling]. Prefixes that AWS reserved late (`xn--`, `sthree-` …) stay allowed: older
/// buckets have them. A name too short for any bucket stays allowed too: S3 itself says that there
/// is no such bucket.
final class BucketRule {
  private static final int LONGEST = 63;

  private BucketRule() {}

  /// The rule that `bucket`, of `labels` labels, breaks; null when it breaks none.
  static @Nullable String broken(String bucket, int labels) {
    if (bucket.length() > LONGEST) {
      return "the bucket's name has length " + bucket.length();
    }
    if (labels == 4 && looksLikeAddress(bucket)) {
      return "the bucket's name is formatted as an IP address";
    }
    if (bucket.endsWith("--x-s3") || bucket.endsWith("--xa-s3")) {
      return "directory buckets and their access points have hosts under s3express-ZONE";
    }
    if (bucket.endsWith("--op-s3")) {
      return "access points of an Outpost have hosts under s3-outposts";
    }
    if (bucket.endsWith(".mrap")) {
      return "Multi-Region Access Points have hosts under accesspoint.s3-global";
    }
    return null;
  }

  private static boolean looksLikeAddress(String bucket) {
    for (int i = 0; i < bucket.length(); i++) {
      char c = bucket.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}

package causeway.access.host;

import org.jspecify.annotations.Nullable;

/// `NAME-ACCOUNT`, split at the last hyphen before exactly twelve digits: the name itself may hold
/// hyphens and digits.
record AccessPointLabel(String name, String account) {
  private static final int SHORTEST = 1;
  private static final int LONGEST = 50;

  static @Nullable AccessPointLabel of(String label) {
    int dash = label.length() - Account.DIGITS - 1;
    if (dash < SHORTEST
        || dash > LONGEST
        || label.charAt(dash) != '-'
        || label.charAt(dash - 1) == '-'
        || !Account.at(label, dash + 1)) {
      return null;
    }
    return new AccessPointLabel(label.substring(0, dash), label.substring(dash + 1));
  }
}

package causeway.access.host;

/// Recognises an AWS account: exactly twelve digits.
final class Account {
  static final int DIGITS = 12;

  private Account() {}

  static boolean is(String text) {
    return text.length() == DIGITS && at(text, 0);
  }

  /// Whether twelve digits stand at `start`; the caller has looked at both neighbours.
  static boolean at(String text, int start) {
    if (start < 0 || start + DIGITS > text.length()) {
      return false;
    }
    for (int i = start; i < start + DIGITS; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}

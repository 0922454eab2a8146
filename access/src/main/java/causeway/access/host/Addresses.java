package causeway.access.host;

/// Recognises IP literals in every spelling that some client, library or resolver takes for an
/// address. An address carries no bucket and no Region, and would skip every rule by name.
final class Addresses {
  private Addresses() {}

  /// Bracketed or bare IPv6, with or without zone id and port. Any `[` or second colon counts: no
  /// host name has either.
  static boolean isIpv6(String given) {
    if (given.startsWith("[")) {
      return true;
    }
    int first = given.indexOf(':');
    if (first < 0 || given.indexOf(':', first + 1) < 0) {
      return false;
    }
    int zone = given.indexOf('%');
    int end = zone >= 0 ? zone : given.length();
    for (int i = 0; i < end; i++) {
      char c = given.charAt(i);
      if (c != ':' && c != '.' && !isHex(c)) {
        return false;
      }
    }
    return true;
  }

  /// `[::1]:443` without its port; anything else as it is.
  static String withoutPort(String ipv6) {
    int close = ipv6.indexOf(']');
    return close > 0 ? ipv6.substring(0, close + 1) : ipv6;
  }

  /// Whether a label reads as a number: decimal, octal (`0177`) or hexadecimal (`0x7f`, and the
  /// bare `0x` that some parsers read as zero). A name whose last label is a number is an address,
  /// or nothing: no top-level domain is one. This covers `127.0.0.1`, `127.1` and `2130706433`.
  static boolean isNumber(String label) {
    boolean hex =
        label.length() >= 2
            && label.charAt(0) == '0'
            && (label.charAt(1) == 'x' || label.charAt(1) == 'X');
    for (int i = hex ? 2 : 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (hex ? !isHex(c) : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}

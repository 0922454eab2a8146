package causeway.policy.language;

import java.util.Optional;

/// What the values of a typed operator must look like; a value that cannot be compared would make
/// the statement mean something else than its author thought.
final class Operands {
  private static final String NUMBER = "[+-]?[0-9]{1,40}([.][0-9]{1,40})?([eE][+-]?[0-9]{1,3})?";
  private static final String DATE =
      "[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?"
          + "(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?";
  private static final String EPOCH = "[0-9]{5,12}";
  private static final String IPV4 = "([0-9]{1,3}[.]){3}[0-9]{1,3}(/([0-9]|[12][0-9]|3[0-2]))?";
  private static final String IPV6 =
      "[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/([0-9]{1,2}|1[01][0-9]|12[0-8]))?";

  private Operands() {}

  /// Why `value` cannot be compared by an operator of this family; empty when it can, or when only
  /// a request says what it is.
  static Optional<String> fault(Comparison.Family family, String value) {
    if (value.contains("${")) {
      return Optional.empty();
    }
    return switch (family) {
      case STRING, BINARY, ARN -> Optional.empty();
      case NUMERIC -> unless(value.matches(NUMBER), "is not a number; write one such as 10");
      case DATE ->
          unless(
              value.matches(DATE) || value.matches(EPOCH),
              "is not a date; write one such as 2030-01-31T00:00:00Z");
      case BOOL, NULL ->
          unless(
              value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"),
              "is no truth value; write \"true\" or \"false\"");
      case ADDRESS ->
          unless(isAddress(value), "is not an address or CIDR block; write one such as 10.0.0.0/8");
    };
  }

  private static boolean isAddress(String value) {
    if (value.matches(IPV4)) {
      for (String part : value.split("/", -1)[0].split("[.]", -1)) {
        if (Integer.parseInt(part) > 255) {
          return false;
        }
      }
      return true;
    }
    return value.matches(IPV6) && isIpv6(value.split("/", -1)[0]);
  }

  private static boolean isIpv6(String literal) {
    try {
      return java.net.InetAddress.ofLiteral(literal) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<String> unless(boolean good, String why) {
    return good ? Optional.empty() : Optional.of(why);
  }
}

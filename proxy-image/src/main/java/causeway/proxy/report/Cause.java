package causeway.proxy.report;

import java.util.Locale;

/// What made an edge report.
enum Cause {
  /// The process began.
  STARTED,
  /// How the proxy stands, or why it failed.
  STATE,
  /// The rules in force.
  SEQUENCE,
  /// Whether the way to AWS works.
  PROBE,
  /// The resolver gave an address that the prefix lists do not have.
  OUTSIDE_PREFIX_LIST;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /// The report's `cause`.
  String code() {
    return code;
  }
}

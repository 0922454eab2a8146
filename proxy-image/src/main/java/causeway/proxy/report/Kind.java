package causeway.proxy.report;

import java.util.Locale;

/// The two reports of a proxy. They have one shape and differ in what their arrival means.
enum Kind {
  /// Something changed: its object makes an event.
  EDGE,
  /// The proxy lives: its object makes none.
  BEAT;

  private final String code = name().toLowerCase(Locale.ROOT);

  /// The report's `kind`, and the folder of its key.
  String code() {
    return code;
  }

  /// The key of the report of the instance `arn`.
  String key(String arn) {
    return code + "/" + arn + "/report.json";
  }
}

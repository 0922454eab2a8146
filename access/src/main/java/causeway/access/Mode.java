package causeway.access;

/// Whether a rule, or the whole document, acts or only reports what it would do.
public enum Mode {
  ENFORCE("enforce"),
  REPORT("report");

  private final String code;

  Mode(String code) {
    this.code = code;
  }

  /// The stable name used in documents, records and JSON.
  public String code() {
    return code;
  }
}

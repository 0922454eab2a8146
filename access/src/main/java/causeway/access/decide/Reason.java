package causeway.access.decide;

/// Why a connection was allowed or refused. A name that no gateway endpoint carries is refused with
/// the host catalogue's own code instead (`Host.reason()`).
public enum Reason {
  /// An alarm shut the client's address out; no rule is asked, not even with mode report.
  QUARANTINED("quarantined", "an alarm shut the client's address out, until it is released"),
  /// An enforced allow matches and no enforced deny does; the rule is the first such allow.
  ALLOWED_BY_RULE("allowed-by-rule", "an allow rule matches and no deny rule does"),
  /// An enforced deny matches; the rule is the first such deny.
  DENIED_BY_RULE("denied-by-rule", "a deny rule matches; deny wins over every allow"),
  /// The deny names buckets, and this form of name hides the bucket: in doubt the proxy refuses.
  BUCKET_NOT_VISIBLE(
      "bucket-not-visible", "a deny rule names buckets, and this form of name hides the bucket"),
  /// No enforced rule matches.
  NO_MATCHING_RULE("no-matching-rule", "no allow rule matches, and what is not allowed is refused"),
  /// The name says another Region; a gateway endpoint carries its own only.
  OTHER_REGION("other-region", "the name belongs to another Region than the farm's endpoints"),
  /// The farm has no endpoint for the service.
  NO_ENDPOINT("no-endpoint", "the farm has no endpoint for the name's service"),
  /// The whole document only reports: everything well-formed is relayed.
  REPORT_MODE("report-mode", "the document has mode report, so nothing is refused");

  private final String code;
  private final String meaning;

  Reason(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /// The stable name used in records, metrics and JSON.
  public String code() {
    return code;
  }

  /// What it says, for documentation.
  public String meaning() {
    return meaning;
  }
}

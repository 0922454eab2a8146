package causeway.access.diff;

/// What a change does to access.
public enum Kind {
  /// Refused before, allowed now.
  ADDED("added"),
  /// Allowed before, refused now.
  REMOVED("removed"),
  /// Decided as before today, but otherwise from a later day on, when a rule expires.
  EXPIRY("expiry"),
  /// Decided as before, but report-only rules say something else about it.
  WOULD_CHANGED("would-changed"),
  /// Tables, principals or actions, which the proxies do not see and the endpoint policy enforces.
  ENDPOINT_POLICY("endpoint-policy");

  private final String code;

  Kind(String code) {
    this.code = code;
  }

  /// The stable name used in JSON.
  public String code() {
    return code;
  }
}

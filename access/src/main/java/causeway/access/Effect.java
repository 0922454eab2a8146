package causeway.access;

/// What a rule, or a decision, does with a connection.
public enum Effect {
  ALLOW("allow"),
  DENY("deny");

  private final String code;

  Effect(String code) {
    this.code = code;
  }

  /// The stable name used in documents, records and JSON.
  public String code() {
    return code;
  }
}

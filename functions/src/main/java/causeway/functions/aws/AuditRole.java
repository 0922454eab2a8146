package causeway.functions.aws;

/// How endpoints of other accounts are looked at.
///
/// @param home the account that needs no role
/// @param name of the role in every other account
public record AuditRole(String home, String name) {
  /// For whoever audits nothing.
  static final AuditRole NONE = new AuditRole("", "");
}

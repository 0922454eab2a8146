package causeway.reconcile.audit;

import java.time.Instant;
import java.util.Map;

/// What the audit before said, as far as this one needs it.
///
/// @param found its findings by id, those included that it could only carry on
/// @param policies each endpoint's policy by the endpoint's ARN
public record Past(Instant at, Map<String, Known> found, Map<String, Kept> policies) {
  public Past {
    found = Map.copyOf(found);
    policies = Map.copyOf(policies);
  }

  /// A finding of an earlier audit.
  public record Known(
      String id,
      Finding.Subject subject,
      String check,
      Status status,
      Severity severity,
      String title,
      String message,
      Instant firstSeen) {}

  /// The policy that an endpoint had.
  ///
  /// @param since the first audit that saw it
  public record Kept(String digest, Instant since) {}
}

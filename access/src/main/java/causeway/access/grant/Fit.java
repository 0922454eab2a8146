package causeway.access.grant;

import causeway.access.Rule;
import org.jspecify.annotations.Nullable;

/// Which services the kinds of one `to` can be about: buckets are S3's, tables DynamoDB's, and an
/// action names its service.
public record Fit(Rule.To to) {

  /// Whether nothing narrows what the rule reaches at its endpoint.
  public boolean unbounded() {
    return to.hosts().isEmpty()
        && to.buckets().isEmpty()
        && to.accessPoints().isEmpty()
        && to.accounts().isEmpty()
        && to.tables().isEmpty()
        && to.principals().isEmpty();
  }

  /// Whether the rule can be about the endpoint of this name and service.
  public boolean reaches(String endpoint, String service) {
    String named = to.endpoint();
    return named == null ? misfit(service) == null : named.equals(endpoint);
  }

  /// What an endpoint of `service` does not have; nothing when all fits.
  public @Nullable String misfit(String service) {
    boolean tables = service.equals("dynamodb");
    if (tables && !to.buckets().isEmpty()) {
      return "buckets";
    }
    if (tables && !to.accessPoints().isEmpty()) {
      return "access-points";
    }
    if (!tables && !to.tables().isEmpty()) {
      return "tables";
    }
    for (String action : to.access()) {
      int colon = action.indexOf(':');
      if (colon > 0 && !serves(service, action.substring(0, colon))) {
        return "actions of " + action.substring(0, colon);
      }
    }
    return null;
  }

  /// Whether an endpoint of `service` carries the actions with this prefix.
  public static boolean serves(String service, String prefix) {
    return service.equals(prefix) || (service.equals("s3express") && prefix.equals("s3"));
  }
}

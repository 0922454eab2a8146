package causeway.functions.cloud;

import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Place;
import java.util.List;
import java.util.Set;

/// EC2's endpoints of any account that lets us look, in any Region.
public interface Inventory {
  /// Every endpoint, all pages.
  ///
  /// @throws CloudException DENIED also when the account's role cannot be assumed
  List<FoundEndpoint> endpoints(Place place);

  /// The services, by their full names, whose endpoints take no policy.
  ///
  /// @throws CloudException DENIED also when the account's role cannot be assumed
  Set<String> unsupported(Place place);
}

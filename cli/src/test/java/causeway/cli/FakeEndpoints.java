package causeway.cli;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Inventory;
import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The endpoints of one account; others let nobody in.
final class FakeEndpoints implements Inventory {
  final List<FoundEndpoint> endpoints = new ArrayList<>();
  final Set<String> open = new HashSet<>(Set.of("111122223333"));

  @Override
  public List<FoundEndpoint> endpoints(Place place) {
    if (!open.contains(place.account())) {
      throw new CloudException(
          Failure.DENIED, "assume a role of " + place.account() + ": AccessDenied", null);
    }
    return endpoints.stream().filter(each -> each.place().equals(place)).toList();
  }

  @Override
  public Set<String> unsupported(Place place) {
    return Set.of();
  }
}

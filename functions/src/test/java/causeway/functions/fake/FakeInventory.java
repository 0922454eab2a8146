package causeway.functions.fake;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Inventory;
import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// EC2's endpoints of several accounts; an account that was never told of lets nobody in.
public final class FakeInventory implements Inventory {
  private final Map<Place, Map<String, FoundEndpoint>> places = new TreeMap<>();
  private final Set<String> unsupported = new HashSet<>();

  /// Lets us look there.
  public void open(Place place) {
    places.computeIfAbsent(place, any -> new TreeMap<>());
  }

  /// Makes an endpoint, or changes it.
  public void put(FoundEndpoint endpoint) {
    open(endpoint.place());
    Stream.of(endpoint.place()).map(places::get).forEach(each -> each.put(endpoint.id(), endpoint));
  }

  /// Takes an endpoint, or all, away.
  public void remove(Place place, String id) {
    Stream.of(place).map(places::get).forEach(each -> each.remove(id));
  }

  /// No longer lets us look there.
  public void close(Place place) {
    places.remove(place);
  }

  public void takesNoPolicy(String service) {
    unsupported.add(service);
  }

  @Override
  public List<FoundEndpoint> endpoints(Place place) {
    Map<String, FoundEndpoint> there = places.get(place);
    if (there == null) {
      throw new CloudException(
          Failure.DENIED,
          "assume arn:aws:iam::" + place.account() + ":role/causeway-audit: AccessDenied",
          null);
    }
    return List.copyOf(there.values());
  }

  @Override
  public Set<String> unsupported(Place place) {
    return Set.copyOf(unsupported);
  }
}

package causeway.reconcile.desired;

import causeway.access.document.Fault;
import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What ConfigChangeFunction wants to be true.
///
/// @param snapshot without a sequence; absent: what is in force stays
/// @param ingress the entries of each list, by its id; a list that is not named stays as it is
/// @param policies by the endpoint's id; an endpoint that is not named stays as it is
/// @param faults of the document, to be told to people
/// @param alarms what a person should know
public record ConfigDesired(
    @Nullable AccessSnapshot snapshot,
    Map<String, List<Cidr>> ingress,
    Map<String, EndpointPolicy> policies,
    @Nullable Faults faults,
    Image image,
    List<String> alarms) {

  /// What is wrong with one version of the document.
  public record Faults(String version, List<Fault> faults) {}
}

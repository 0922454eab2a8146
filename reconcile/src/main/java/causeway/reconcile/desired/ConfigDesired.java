package causeway.reconcile.desired;

import causeway.access.document.Fault;
import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What ConfigChangeFunction wants to be true. The endpoint policies, compiled from the same
/// document, will stand beside the snapshot.
///
/// @param snapshot without a sequence; absent: what is in force stays
/// @param ingress the entries of each list, by its id; a list that is not named stays as it is
/// @param faults of the document, to be told to people
/// @param alarms what a person should know
public record ConfigDesired(
    @Nullable AccessSnapshot snapshot,
    Map<String, List<Cidr>> ingress,
    @Nullable Faults faults,
    Image image,
    List<String> alarms) {

  /// What is wrong with one version of the document.
  public record Faults(String version, List<Fault> faults) {}
}

package causeway.reconcile.observed;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// One instance of the group, as Auto Scaling and EC2 describe it.
///
/// @param healthy what Auto Scaling holds it for
/// @param address its private address; absent when nobody needed to know
public record Instance(
    String id, String zone, LifecycleState state, boolean healthy, @Nullable InetAddress address) {

  /// The same instance with the address that EC2 names.
  public Instance at(@Nullable InetAddress known) {
    return new Instance(id, zone, state, healthy, known);
  }

  /// Whether it takes clients: only these are ever judged.
  public boolean inService() {
    return state == LifecycleState.IN_SERVICE;
  }
}

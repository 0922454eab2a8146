package causeway.testbed.endpoint;

import causeway.testbed.cloud.Aws;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The gateway endpoints of the farms' route tables, by the address of the service that they lead
/// to.
public final class Endpoints {
  private final Map<String, EndpointGuard> guards = new ConcurrentHashMap<>();
  private final Callers callers;

  /// @param sts in any Region
  public Endpoints(Aws sts) {
    this.callers = new Callers(sts);
  }

  /// Puts a route table's endpoint in the way.
  ///
  /// @param service where the service answers to this table's subnets
  public void attach(String service, RouteTable table) {
    guards.put(service, new EndpointGuard(table, callers));
  }

  /// Somebody gives out keys without STS.
  ///
  /// @param given to whom a key was given; nothing for somebody else's
  public void know(Function<String, Optional<Caller>> given) {
    callers.know(given);
  }

  /// What becomes of a request; blocks while it asks EC2 or STS.
  ///
  /// @param peer the address that it comes from
  /// @param service the address that was asked
  public Ruling rule(RequestHead head, String peer, String service) {
    EndpointGuard guard = guards.get(service);
    return guard == null ? new Ruling.Unreachable() : guard.rule(head, peer);
  }
}

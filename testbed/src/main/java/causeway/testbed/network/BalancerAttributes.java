package causeway.testbed.network;

import java.time.Duration;

/// A load balancer's and its target group's attributes.
///
/// @param crossZone whether each zone's address leads to the targets of all zones
/// @param deregistrationDelay from deregistration until a target counts as drained
/// @param lateFlows how long new flows may still reach a target that is being deregistered
/// @param idleTimeout after which a silent flow is forgotten, and answered with RST when it speaks
///   again; whole seconds, one for the whole Region
/// @param unhealthyTermination whether flows of a target that becomes unhealthy are cut
/// @param deregistrationTermination whether its flows are cut when a target is drained
public record BalancerAttributes(
    boolean crossZone,
    Duration deregistrationDelay,
    Duration lateFlows,
    Duration idleTimeout,
    boolean unhealthyTermination,
    boolean deregistrationTermination) {
  /// AWS's own, except cross-zone and unhealthy termination, which a farm of proxies sets so.
  public static final BalancerAttributes FARM =
      new BalancerAttributes(
          true, Duration.ofMinutes(5), Duration.ZERO, Duration.ofSeconds(350), false, false);

  public BalancerAttributes crossZone(boolean on) {
    return new BalancerAttributes(
        on,
        deregistrationDelay,
        lateFlows,
        idleTimeout,
        unhealthyTermination,
        deregistrationTermination);
  }

  /// What deregistration does.
  ///
  /// @param delay as `deregistration_delay.timeout_seconds`
  /// @param late as long as some new flows still arrive
  /// @param terminate as `deregistration_delay.connection_termination.enabled`
  public BalancerAttributes deregistration(Duration delay, Duration late, boolean terminate) {
    return new BalancerAttributes(
        crossZone, delay, late, idleTimeout, unhealthyTermination, terminate);
  }

  public BalancerAttributes idleTimeout(Duration idle) {
    return new BalancerAttributes(
        crossZone,
        deregistrationDelay,
        lateFlows,
        idle,
        unhealthyTermination,
        deregistrationTermination);
  }

  /// What becomes of the flows of a target that is no longer well.
  ///
  /// @param on as `target_health_state.unhealthy.connection_termination.enabled`
  public BalancerAttributes unhealthyTermination(boolean on) {
    return new BalancerAttributes(
        crossZone, deregistrationDelay, lateFlows, idleTimeout, on, deregistrationTermination);
  }
}

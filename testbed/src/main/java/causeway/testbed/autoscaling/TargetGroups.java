package causeway.testbed.autoscaling;

/// The load balancer's target groups, by ARN. Calls come on the engine's thread and must return at
/// once.
public interface TargetGroups {
  void register(String targetGroupArn, Target target);

  /// New connections stop; `drained` is told, on any thread, when the deregistration delay is over.
  void deregister(String targetGroupArn, Target target, Runnable drained);

  record Target(String instanceId, String zone, String address) {}
}

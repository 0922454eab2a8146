package causeway.testbed.farm;

import causeway.testbed.autoscaling.TargetGroups;
import causeway.testbed.network.LoadBalancer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The target group of a stack: gathers targets, and hands them to the load balancer once a
/// listener connects the two, in whatever order a stack makes its resources.
final class StackTargets implements TargetGroups {
  private final Map<String, Target> early = new LinkedHashMap<>();
  private @Nullable LoadBalancer balancer;

  /// Connects the load balancer, which has started.
  synchronized void connect(LoadBalancer balancer) {
    this.balancer = balancer;
    early.values().forEach(this::hand);
    early.clear();
  }

  @Override
  public synchronized void register(String targetGroupArn, Target target) {
    if (balancer == null) {
      early.put(target.instanceId(), target);
    } else {
      hand(target);
    }
  }

  @Override
  public synchronized void deregister(String targetGroupArn, Target target, Runnable drained) {
    if (balancer == null) {
      early.remove(target.instanceId());
      drained.run();
    } else {
      balancer.deregister(target.instanceId(), drained);
    }
  }

  private void hand(Target target) {
    if (balancer != null) {
      balancer.register(
          new LoadBalancer.Target(target.instanceId(), target.zone(), target.address()));
    }
  }
}

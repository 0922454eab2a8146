package causeway.testbed.instance;

import causeway.testbed.autoscaling.TargetGroups;
import causeway.testbed.network.LoadBalancer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Target groups, each before one load balancer.
public final class BalancerTargets implements TargetGroups {
  private final Map<String, LoadBalancer> balancers = new ConcurrentHashMap<>();

  /// Makes a target group known by its ARN.
  public void add(String targetGroupArn, LoadBalancer balancer) {
    balancers.put(targetGroupArn, balancer);
  }

  @Override
  public void register(String targetGroupArn, Target target) {
    balancer(targetGroupArn)
        .register(new LoadBalancer.Target(target.instanceId(), target.zone(), target.address()));
  }

  @Override
  public void deregister(String targetGroupArn, Target target, Runnable drained) {
    balancer(targetGroupArn).deregister(target.instanceId(), drained);
  }

  private LoadBalancer balancer(String targetGroupArn) {
    LoadBalancer balancer = balancers.get(targetGroupArn);
    if (balancer == null) {
      throw new IllegalStateException(
          "no target group " + targetGroupArn + "; there are " + balancers.keySet());
    }
    return balancer;
  }
}

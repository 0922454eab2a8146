package causeway.testbed.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A group's scaling policies at work.
public final class Scaling {
  private final World world;
  private final Group group;
  private final Map<String, ScalingPolicy> policies = new LinkedHashMap<>();
  private final Map<String, Integer> above = new HashMap<>();
  private final Map<String, Integer> below = new HashMap<>();
  private Instant coolUntil = Instant.MIN;

  Scaling(World world, Group group) {
    this.world = world;
    this.group = group;
  }

  /// By name; callers may change it.
  public Map<String, ScalingPolicy> policies() {
    return policies;
  }

  public String arn(String policy) {
    return world.policyArn(group.name(), policy);
  }

  /// @throws Refused when it is cooling down and `honorCooldown`
  void checkCooldown(boolean honorCooldown) {
    if (honorCooldown && world.scheduler().now().isBefore(coolUntil)) {
      throw new Refused(
          "ScalingActivityInProgress",
          "The group " + group.name() + " is cooling down until " + coolUntil);
    }
  }

  void execute(ScalingPolicy policy, boolean honorCooldown) {
    if (!(policy instanceof ScalingPolicy.Simple simple)) {
      throw Refused.invalid(
          "ExecutePolicy is not supported for the policy type TargetTrackingScaling");
    }
    checkCooldown(honorCooldown);
    Capacity now = group.settings().capacity();
    Capacity next = now.near(simple.from(now.desired()));
    if (!next.equals(now)) {
      Duration cooldown = simple.cooldown();
      coolUntil = world.scheduler().now().plus(cooldown);
      group.resize(next, "a user executed the policy " + simple.name());
    }
  }

  /// One more value of a metric, the average over the group: what CloudWatch's alarms see.
  void observe(String metric, double value) {
    for (ScalingPolicy policy : List.copyOf(policies.values())) {
      if (policy instanceof ScalingPolicy.TargetTracking tracking
          && tracking.metric().equals(metric)) {
        track(tracking, value);
      }
    }
  }

  private void track(ScalingPolicy.TargetTracking policy, double value) {
    int high = policy.high(value) ? above.merge(policy.name(), 1, Integer::sum) : 0;
    int low = policy.low(value) ? below.merge(policy.name(), 1, Integer::sum) : 0;
    above.put(policy.name(), high);
    below.put(policy.name(), low);
    int serving = group.which(instance -> instance.state() == LifecycleState.IN_SERVICE).size();
    Capacity now = group.settings().capacity();
    Capacity next = now.near(policy.proportional(serving, value));
    boolean out = high >= world.timings().outPoints() && next.desired() > now.desired();
    boolean in =
        low >= world.timings().inPoints()
            && !policy.disableScaleIn()
            && next.desired() < now.desired();
    if (out || in) {
      above.remove(policy.name());
      below.remove(policy.name());
      group.resize(
          next,
          "a monitor alarm TargetTracking-"
              + group.name()
              + "-"
              + (out ? "AlarmHigh" : "AlarmLow")
              + " in state ALARM triggered policy "
              + policy.name());
    }
  }
}

package causeway.testbed.autoscaling;

import java.util.function.Consumer;

/// EC2 as Auto Scaling uses it. Calls come on the engine's thread and must return at once; answers
/// may come on any thread.
public interface Ec2 {
  /// Starts an instance; exactly one of the two is told, once.
  void launch(Launch launch, Consumer<Launched> launched, Consumer<String> failed);

  /// Ends an instance, or sees that it has ended; `gone` is told when nothing is left of it.
  void terminate(String instanceId, Runnable gone);

  /// What the instance's metadata says at `autoscaling/target-lifecycle-state` from now on.
  void targetLifecycleState(String instanceId, String state);

  /// EC2's own status check.
  boolean running(String instanceId);

  /// The number that `template` stands for now: `$Latest` and `$Default` move.
  long version(LaunchTemplate template);

  /// Where a subnet is.
  ///
  /// @throws Refused when there is no such subnet
  Zone zone(String subnetId);

  /// What to start.
  ///
  /// @param version of the template, a number
  record Launch(String group, LaunchTemplate template, long version, Zone zone) {}

  /// What came up.
  record Launched(String instanceId, String address) {}
}

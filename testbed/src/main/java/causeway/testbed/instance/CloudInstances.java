package causeway.testbed.instance;

import causeway.testbed.autoscaling.Ec2.Launch;
import causeway.testbed.autoscaling.LaunchTemplate;
import causeway.testbed.autoscaling.Zone;

/// The cloud's own record of instances, which its other clients see too.
public interface CloudInstances {
  /// Registers an instance that has `address`.
  ///
  /// @return its id
  String run(Launch launch, String address);

  void terminate(String instanceId);

  /// The number of the version that `template` stands for now.
  long version(LaunchTemplate template);

  Zone zone(String subnetId);
}

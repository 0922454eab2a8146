package causeway.testbed.instance;

import causeway.testbed.autoscaling.Ec2.Launch;
import causeway.testbed.enclosure.Command;
import causeway.testbed.network.Host;

/// What runs on a new instance, as the AMI and the launch template's user data decide. It may write
/// into the host's folder, and must start nothing itself.
@FunctionalInterface
public interface InstanceImage {
  /// The one process of the instance; when it ends, the instance counts as dead.
  Command boot(Host host, InstanceIdentity identity, Launch launch);
}

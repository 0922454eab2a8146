package causeway.functions.cloud;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Map;

/// EC2's instances.
public interface Instances {
  /// The private IPv4 address of each; those that EC2 does not know are left out.
  Map<String, InetAddress> privateAddresses(Collection<String> ids);
}

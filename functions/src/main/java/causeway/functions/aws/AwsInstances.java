package causeway.functions.aws;

import causeway.functions.cloud.Instances;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/// EC2's instances by the SDK.
final class AwsInstances implements Instances {
  /// Values that one filter takes.
  private static final int MOST = 200;

  private final Ec2Client client;

  AwsInstances(Ec2Client client) {
    this.client = client;
  }

  /// By filter, not by id: one id that EC2 has already forgotten would fail the whole call.
  @Override
  public Map<String, InetAddress> privateAddresses(Collection<String> ids) {
    Map<String, InetAddress> addresses = new HashMap<>();
    List<String> all = new ArrayList<>(ids);
    for (int from = 0; from < all.size(); from += MOST) {
      Filter filter =
          Filter.builder()
              .name("instance-id")
              .values(all.subList(from, Math.min(all.size(), from + MOST)))
              .build();
      Call.of(
              "describe instances",
              () ->
                  client
                      .describeInstancesPaginator(to -> to.filters(filter))
                      .reservations()
                      .stream()
                      .flatMap(reservation -> reservation.instances().stream())
                      .toList())
          .forEach(instance -> {
            String address = instance.privateIpAddress();
            if (address != null && !address.isEmpty()) {
              addresses.put(instance.instanceId(), InetAddress.ofLiteral(address));
            }
          });
    }
    return addresses;
  }
}

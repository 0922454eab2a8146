package causeway.testbed.endpoint;

import causeway.reconcile.observed.EndpointSeen;
import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Xml;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A route table of a VPC, asked for the gateway endpoint that it leads to. What EC2 said counts
/// for a second, which is far less than AWS takes to put a policy in force.
public final class RouteTable {
  private static final Duration COUNTS = Duration.ofSeconds(1);

  private final Aws aws;
  private final String id;
  private final String service;
  private @Nullable Answer last;

  /// @param service `s3` or `dynamodb`
  public RouteTable(Aws aws, String id, String service) {
    this.aws = aws;
    this.id = id;
    this.service = service;
  }

  /// An endpoint and what EC2 says of it.
  ///
  /// @param seen with its policy
  record Gateway(EndpointSeen seen, String vpc) {}

  private record Answer(long at, Optional<Gateway> gateway) {}

  Aws aws() {
    return aws;
  }

  String service() {
    return service;
  }

  /// The endpoint, as it is or was at most a second ago.
  synchronized Optional<Gateway> gateway() {
    long now = System.nanoTime();
    Answer answer = last;
    if (answer == null || now - answer.at() > COUNTS.toNanos()) {
      answer = new Answer(now, ask());
      last = answer;
    }
    return answer.gateway();
  }

  private Optional<Gateway> ask() {
    return aws
        .query(
            Service.EC2,
            "DescribeVpcEndpoints",
            Map.of(
                "Filter.1.Name",
                "service-name",
                "Filter.1.Value.1",
                "com.amazonaws." + aws.region() + "." + service))
        .all("vpcEndpointSet/item")
        .stream()
        .filter(each ->
            each.all("routeTableIdSet/item").stream()
                .anyMatch(table -> table.element().getTextContent().strip().equals(id)))
        .findFirst()
        .map(RouteTable::gateway);
  }

  private static Gateway gateway(Xml described) {
    return new Gateway(
        EndpointSeen.of(described.text("vpcEndpointId"), described.text("policyDocument")),
        described.text("vpcId"));
  }
}

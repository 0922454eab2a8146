package causeway.functions.aws;

import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesResponse;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/// The endpoints of one place by the SDK.
final class AwsEndpoints {
  /// What one page holds at the most.
  private static final int PAGE = 1_000;

  private final Ec2Client client;
  private final Place place;

  AwsEndpoints(Ec2Client client, Place place) {
    this.client = client;
    this.place = place;
  }

  List<FoundEndpoint> all() {
    return Call.of(
        "describe the endpoints of " + place,
        () ->
            client.describeVpcEndpointsPaginator(to -> to.maxResults(PAGE)).vpcEndpoints().stream()
                .map(this::ours)
                .toList());
  }

  private FoundEndpoint ours(VpcEndpoint endpoint) {
    return new FoundEndpoint(
        endpoint.vpcEndpointId(),
        place,
        known(endpoint.vpcEndpointTypeAsString()),
        known(endpoint.serviceName()),
        known(endpoint.vpcId()),
        known(endpoint.stateAsString()),
        endpoint.policyDocument(),
        endpoint.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, b) -> a)),
        endpoint.creationTimestamp());
  }

  private static String known(@Nullable String value) {
    return value == null ? "unknown" : value;
  }

  Set<String> unsupported() {
    Set<String> names = new HashSet<>();
    String token = null;
    do {
      String from = token;
      DescribeVpcEndpointServicesResponse page =
          Call.of(
              "describe the endpoint services of " + place,
              () -> client.describeVpcEndpointServices(to -> to.nextToken(from).maxResults(PAGE)));
      page.serviceDetails().stream()
          .filter(detail -> Boolean.FALSE.equals(detail.vpcEndpointPolicySupported()))
          .map(ServiceDetail::serviceName)
          .forEach(names::add);
      token = page.nextToken();
    } while (token != null && !token.isEmpty());
    return names;
  }
}

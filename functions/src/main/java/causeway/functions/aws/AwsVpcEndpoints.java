package causeway.functions.aws;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.VpcEndpoints;
import causeway.reconcile.observed.EndpointSeen;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// EC2's endpoints by the SDK.
final class AwsVpcEndpoints implements VpcEndpoints {
  private final Ec2Client client;

  AwsVpcEndpoints(Ec2Client client) {
    this.client = client;
  }

  @Override
  public Optional<EndpointSeen> byId(String id) {
    try {
      return Call.of(
              "describe endpoint " + id,
              () -> client.describeVpcEndpoints(to -> to.vpcEndpointIds(id)))
          .vpcEndpoints()
          .stream()
          .filter(endpoint -> id.equals(endpoint.vpcEndpointId()))
          .findFirst()
          .map(endpoint -> EndpointSeen.of(id, endpoint.policyDocument()));
    } catch (CloudException missing) {
      if (missing.failure() == Failure.NOT_FOUND) {
        return Optional.empty();
      }
      throw missing;
    }
  }

  @Override
  public void setPolicy(String id, String policy) {
    var _ =
        Call.of(
            "change the policy of endpoint " + id,
            () -> client.modifyVpcEndpoint(to -> to.vpcEndpointId(id).policyDocument(policy)));
  }
}

package causeway.functions.aws;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Parameters;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;

/// Systems Manager's parameters by the SDK.
final class AwsParameters implements Parameters {
  private final SsmClient client;

  AwsParameters(SsmClient client) {
    this.client = client;
  }

  @Override
  public Optional<String> get(String name) {
    try {
      String value =
          Call.of("get parameter " + name, () -> client.getParameter(to -> to.name(name)))
              .parameter()
              .value();
      return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    } catch (CloudException failed) {
      if (failed.failure() == Failure.NOT_FOUND) {
        return Optional.empty();
      }
      throw failed;
    }
  }
}

package causeway.cli.policy;

import causeway.policy.catalogue.EndpointKind;
import picocli.CommandLine.Option;

/// The kind of endpoint that a policy is attached to.
final class EndpointOption {
  @Option(
      names = "--endpoint",
      paramLabel = "KIND",
      defaultValue = "gateway",
      description = "The kind of endpoint, gateway or interface; default: ${DEFAULT-VALUE}.")
  private EndpointKind kind = EndpointKind.GATEWAY;

  EndpointKind kind() {
    return kind;
  }
}

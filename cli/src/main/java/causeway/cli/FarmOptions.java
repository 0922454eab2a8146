package causeway.cli;

import causeway.cli.farm.Account;
import causeway.cli.farm.Farm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Which deployed farm a command is about.
final class FarmOptions {
  @Option(
      names = "--farm",
      paramLabel = "NAME",
      description = "The farm's stack; by default CAUSEWAY_FARM, or what the document says.")
  private @Nullable String farm;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "The farm's Region; by default the document's, or AWS_REGION, or the profile's.")
  private @Nullable String region;

  /// A farm and the account it is in.
  record Found(Account account, Farm farm) {}

  /// Finds the farm that the options name.
  Found find(Surroundings surroundings, CommandSpec spec) {
    String name = farm == null ? System.getenv("CAUSEWAY_FARM") : farm;
    if (name == null || name.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "name the farm with --farm, or in CAUSEWAY_FARM");
    }
    return named(surroundings, name, region);
  }

  /// Finds the farm of a document, unless the options name it otherwise.
  Found find(Surroundings surroundings, String documentFarm, String documentRegion) {
    return named(
        surroundings, farm == null ? documentFarm : farm, region == null ? documentRegion : region);
  }

  private static Found named(Surroundings surroundings, String name, @Nullable String region) {
    Account account = surroundings.accounts().in(region);
    Farm found =
        Farm.find(account, name)
            .orElseThrow(() ->
                new Unusable(
                    "causeway: there is no farm \"%s\" in %s (no SSM parameter %s); check --farm and --region, or deploy its stack"
                        .formatted(
                            name, region == null ? "this Region" : region, Farm.parameter(name))));
    return new Found(account, found);
  }
}

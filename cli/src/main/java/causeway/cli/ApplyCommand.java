package causeway.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `causeway apply`: a new document for a deployed farm, until every proxy enforces it.
@Command(
    name = "apply",
    description = {
      "Put a farm document in force: check it and run its tests, show what it changes, ask, upload"
          + " it, and wait until every proxy in service enforces it.",
      "Exits 0 when it is enforced, 1 with faults, without consent, or when not every proxy follows"
          + " in time; it then says which and why.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway apply farm.yaml",
      "  causeway apply farm.yaml --dry-run",
      "  causeway apply farm.yaml --yes --timeout 5m -o json      in a pipeline",
    })
final class ApplyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The farm document.")
  private Path file = Path.of("");

  @Mixin private FarmOptions farm = new FarmOptions();

  @Mixin private Publication publication = new Publication();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    publication.mustBeConfirmable(spec);
    return publication.publish(
        spec,
        file.toString(),
        Inputs.bytes(file),
        document -> farm.find(Causeway.surroundings(spec), document.farm(), document.region()));
  }
}

package causeway.cli;

import causeway.access.diff.AccessDiff;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `causeway diff`: what a change of the document changes for whom.
@Command(
    name = "diff",
    description = {
      "Say which access a change adds and removes, for whom, with an example each that was decided"
          + " under both documents.",
      "Exits 0 when nothing changes and 1 when something does.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway diff farm.yaml farm-new.yaml",
      "  causeway diff access/current.json farm.yaml -o json | jq '.changes[] | select(.kind == \"added\")'",
    })
final class DiffCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "A farm document, or a snapshot (.json).")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The document it changes to.")
  private Path fresh = Path.of("");

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    AccessDiff diff = AccessDiff.between(Inputs.snapshot(old), Inputs.snapshot(fresh));
    PrintWriter out = spec.commandLine().getOut();
    DiffReport report = new DiffReport(diff);
    if (output.json()) {
      out.println(Json.line(report.json()));
    } else {
      report.print(out);
    }
    return diff.changes().isEmpty() ? ExitCode.YES : ExitCode.NO;
  }
}

package causeway.cli;

import causeway.access.diff.AccessDiff;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
      "Between two documents also what each endpoint would permit from now on and no longer, proved"
          + " on the compiled policies, with a request each.",
      "Exits 0 when nothing changes, 1 when something does, 2 when that is not known.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway diff farm.yaml farm-new.yaml",
      "  causeway diff farm.yaml farm-new.yaml -o json | jq '.endpoints[].gained[].witness'",
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
    DiffReport report = new DiffReport(diff, endpoints());
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(Json.line(report.json()));
    } else {
      report.print(out);
    }
    return report.exitCode();
  }

  private List<EndpointDiff> endpoints() {
    if (Inputs.isSnapshot(old) || Inputs.isSnapshot(fresh)) {
      spec.commandLine()
          .getErr()
          .println(
              "causeway: a snapshot holds no perimeter, so what changes at the endpoints is not"
                  + " compared; give two farm documents");
      return List.of();
    }
    return EndpointDiff.between(
        Inputs.document(old), Inputs.document(fresh), LocalDate.now(ZoneOffset.UTC));
  }
}

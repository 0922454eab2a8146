package causeway.cli;

import causeway.access.check.DocumentTests;
import causeway.access.check.EffectiveAccess;
import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.Fault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `causeway check`: all faults of a document, or what it really grants and how its tests come out.
@Command(
    name = "check",
    description = {
      "Check a farm document: all faults together, or else the effective access of each network and"
          + " the document's own tests.",
      "Exits 0, or 1 with faults or failing tests.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway check farm.yaml",
      "  causeway check farm.yaml -o json | jq -r '.faults[] | \"\\(.line): \\(.message)\"'",
      "  git show HEAD:farm.yaml | causeway check /dev/stdin",
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The farm document.")
  private Path file = Path.of("");

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    FarmRead read = Inputs.read(file);
    Instant now = Instant.now();
    FarmDocument document = read.document();
    List<Fault> faults = new ArrayList<>(read.faults());
    DocumentTests tests = document == null ? null : DocumentTests.run(document, now);
    if (tests != null) {
      faults.addAll(tests.faults(file.toString()));
    }
    EffectiveAccess effective = document == null ? null : EffectiveAccess.of(document, now);
    CheckReport report =
        new CheckReport(file.toString(), faults, read.warnings(), effective, tests);
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(Json.line(report.json()));
    } else {
      report.print(out, spec.commandLine().getErr());
    }
    return faults.isEmpty() ? ExitCode.YES : ExitCode.NO;
  }
}

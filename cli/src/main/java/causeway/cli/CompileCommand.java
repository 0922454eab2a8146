package causeway.cli;

import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `causeway compile`: a farm document to the artefacts made from it, laid out as in the state
/// bucket.
@Command(
    name = "compile",
    description = {
      "Compile a farm document: DIR/access/current.json, the access snapshot that proxies load.",
      "Compiled offline it has no sequence and no prefix lists: a proxy that loads it needs `destinations`.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway compile farm.yaml --out build",
      "  causeway compile farm.yaml --out build -o json | jq -r .digest",
    })
final class CompileCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The farm document.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made if missing.")
  private Path directory = Path.of("");

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    AccessSnapshot snapshot = SnapshotCompiler.compile(Inputs.document(file));
    Path written = directory.resolve("access").resolve("current.json");
    write(written, SnapshotCodec.write(snapshot));
    String digest = SnapshotCodec.digest(snapshot);
    if (output.json()) {
      ObjectNode answer = Json.object();
      answer.put("snapshot", written.toString());
      answer.put("digest", digest);
      answer.put("farm", snapshot.farm());
      answer.put("region", snapshot.region());
      answer.put("rules", snapshot.rules().size());
      spec.commandLine().getOut().println(Json.line(answer));
    } else {
      spec.commandLine()
          .getOut()
          .printf("%s  %s, %s%n", written, Text.count(snapshot.rules().size(), "rule"), digest);
    }
    return ExitCode.YES;
  }

  /// Replaces the file in one step, so that a proxy which watches it never reads half of one.
  private void write(Path file, byte[] bytes) {
    try {
      Path folder = directory.resolve("access");
      Files.createDirectories(folder);
      // Not createTempFile: only its owner could read that, and proxies run as somebody else.
      Path fresh = folder.resolve(".current-" + ProcessHandle.current().pid() + ".json");
      try {
        Files.write(fresh, bytes);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new Unusable("causeway: cannot write " + file + ": " + Inputs.why(e));
    }
  }
}

package causeway.cli;

import causeway.access.diff.AccessDiff;
import causeway.access.diff.Change;
import causeway.access.diff.Example;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
    if (output.json()) {
      out.println(Json.line(json(diff)));
    } else {
      print(diff, out);
    }
    return diff.changes().isEmpty() ? ExitCode.YES : ExitCode.NO;
  }

  private static void print(AccessDiff diff, PrintWriter out) {
    if (diff.changes().isEmpty()) {
      out.println("no access changes");
    }
    diff.changes().forEach(change -> out.println(Text.line(change.text())));
    if (!diff.exhaustive()) {
      out.println("the documents are too large to compare every case; there may be more changes");
    }
  }

  private static ObjectNode json(AccessDiff diff) {
    ObjectNode answer = Json.object();
    ArrayNode changes = answer.putArray("changes");
    diff.changes().forEach(change -> changes.add(json(change)));
    answer.put("exhaustive", diff.exhaustive());
    return answer;
  }

  private static ObjectNode json(Change change) {
    ObjectNode object = Json.object();
    object.put("kind", change.kind().code());
    object.set("networks", Json.array(change.networks()));
    object.set("users", Json.array(change.users()));
    object.set("groups", Json.array(change.groups()));
    object.put("what", change.what());
    Json.put(object, "rule", change.rule());
    Example example = change.example();
    if (example != null) {
      object.set("example", json(example));
    }
    object.put("message", change.text());
    return object;
  }

  private static ObjectNode json(Example example) {
    ObjectNode object = Json.object();
    object.put("from", example.address().getHostAddress());
    Json.put(object, "user", example.user());
    object.put("to", example.host() + ":" + example.port());
    object.put("at", example.at().toString());
    object.set("before", Json.decision(example.before()));
    object.set("after", Json.decision(example.after()));
    return object;
  }
}

package causeway.cli.policy;

import causeway.cli.ExitCode;
import causeway.cli.Json;
import causeway.cli.Output;
import causeway.policy.compare.Budget;
import causeway.policy.compare.PolicyDifference;
import causeway.policy.compare.PolicyDifference.Change;
import causeway.policy.compare.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `causeway policy diff`: what a change of a policy permits and takes away.
@Command(
    name = "diff",
    description = {
      "Say what a change from OLD to NEW permits and takes away, by statement, with a request each.",
      "Exits 0 when both mean the same, 1 when they differ, 2 when that is not known.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway policy diff old.json new.json",
      "  causeway policy diff old.json new.json -o json | jq '.gained[].witness'",
    })
final class DifferenceCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "The policy as it was.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The policy it changes to.")
  private Path fresh = Path.of("");

  @Mixin private EndpointOption endpoint = new EndpointOption();

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PolicyDifference difference =
        PolicyDifference.between(
            PolicyFiles.read(old), PolicyFiles.read(fresh), endpoint.kind(), Budget.TIME);
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      ObjectNode answer = Json.object();
      answer.put("equivalent", difference.isEmpty());
      changes(answer.putArray("gained"), difference.gained());
      changes(answer.putArray("lost"), difference.lost());
      out.println(Json.line(answer));
    } else {
      print(out, difference);
    }
    return exitCode(difference);
  }

  private static int exitCode(PolicyDifference difference) {
    if (difference.isEmpty()) {
      return ExitCode.YES;
    }
    boolean shown =
        Stream.concat(difference.gained().stream(), difference.lost().stream())
            .anyMatch(change -> change.verdict() instanceof Verdict.Refuted);
    return shown ? ExitCode.NO : ExitCode.UNKNOWN;
  }

  private static void changes(ArrayNode array, List<Change> changes) {
    for (Change change : changes) {
      ObjectNode object = array.addObject();
      object.put("statement", change.statement());
      Answers.verdict(object, change.verdict());
    }
  }

  private static void print(PrintWriter out, PolicyDifference difference) {
    if (difference.isEmpty()) {
      out.println("both mean the same");
    }
    for (Change change : difference.gained()) {
      out.print("gained: ");
      CompareCommand.print(out, change.verdict());
    }
    for (Change change : difference.lost()) {
      out.print("lost: ");
      CompareCommand.print(out, change.verdict());
    }
  }
}

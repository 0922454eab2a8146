package causeway.cli.policy;

import causeway.cli.Json;
import causeway.cli.Output;
import causeway.cli.Text;
import causeway.policy.compare.Budget;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.evaluate.Evaluation;
import causeway.policy.language.Policy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `causeway policy compare`: does a policy allow nothing that another does not?
@Command(
    name = "compare",
    description = {
      "Prove that NEW allows nothing that BASE does not, or show a request that it allows and BASE does not.",
      "Exits 0 when proved, 1 when refuted, 2 when neither could be shown. A batch exits 0 when every line could be used.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway policy compare new.json base.json",
      "  causeway policy compare new.json base.json -o json | jq .witness",
      "  echo '{\"id\": 1, \"new\": {…}, \"base\": {…}}' | causeway policy compare --batch -",
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "NEW", description = "The policy to judge.")
  private @Nullable Path fresh;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "BASE",
      description = "The one that bounds it.")
  private @Nullable Path base;

  @Option(
      names = "--batch",
      paramLabel = "-",
      description =
          "Read JSON lines {\"id\",\"new\",\"base\"} from standard input and answer each.")
  private @Nullable String batch;

  @Option(
      names = "--timeout",
      paramLabel = "MILLISECONDS",
      defaultValue = "2000",
      description = "Give up on a pair after so long; default: ${DEFAULT-VALUE}.")
  private int timeout;

  @Mixin private EndpointOption endpoint = new EndpointOption();

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (timeout < 1) {
      throw new ParameterException(spec.commandLine(), "--timeout: less than a millisecond");
    }
    if (batch != null) {
      if (!batch.equals("-") || fresh != null) {
        throw new ParameterException(spec.commandLine(), "--batch takes - and no files");
      }
      return Batch.run(out, this::answer, CompareCommand::unusable);
    }
    if (fresh == null || base == null) {
      throw new ParameterException(spec.commandLine(), "name NEW and BASE, or --batch -");
    }
    Verdict verdict = compare(PolicyFiles.read(fresh), PolicyFiles.read(base));
    if (output.json()) {
      ObjectNode answer = Json.object();
      Answers.verdict(answer, verdict);
      out.println(Json.line(answer));
    } else {
      print(out, verdict);
    }
    return Answers.exitCode(verdict);
  }

  private Verdict compare(Policy candidate, Policy bound) {
    return PolicyComparison.contained(
        candidate, bound, endpoint.kind(), Budget.of(Duration.ofMillis(timeout)));
  }

  private void answer(JsonNode question, ObjectNode answer) {
    Answers.verdict(answer, compare(Batch.policy(question, "new"), Batch.policy(question, "base")));
  }

  private static void unusable(String why, ObjectNode answer) {
    answer.put("verdict", "UNKNOWN");
    answer.put("reason", "unusable-input");
    answer.put("message", why);
  }

  static void print(PrintWriter out, Verdict verdict) {
    out.println(verdict.code() + ": " + Text.line(verdict.message()));
    switch (verdict) {
      case Verdict.Refuted refuted -> {
        out.println("  witness: " + Text.line(Json.line(Answers.request(refuted.witness()))));
        for (Evaluation.StatementResult result : refuted.bound().statements()) {
          if (!result.matches()) {
            out.println(
                "  "
                    + Text.line(
                        result.name()
                            + " of BASE does not match: "
                            + result.misses().getFirst().message()));
          }
        }
      }
      case Verdict.Unknown unknown -> out.println("  reason: " + unknown.reason().code());
      case Verdict.Proved _ -> {}
    }
  }
}

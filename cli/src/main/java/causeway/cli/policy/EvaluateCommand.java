package causeway.cli.policy;

import causeway.cli.ExitCode;
import causeway.cli.Inputs;
import causeway.cli.Json;
import causeway.cli.Output;
import causeway.cli.Text;
import causeway.policy.evaluate.Evaluation;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.evaluate.Setting;
import causeway.policy.language.Policy;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `causeway policy evaluate`: what a policy decides about one request, and why.
@Command(
    name = "evaluate",
    description = {
      "Say what a policy decides about one request, by which statement, and why the others do not match.",
      "Context is taken as given: nothing is derived from the principal. Without one the request is unsigned.",
      "Exits 0 for allow and 1 for deny. A batch exits 0 when every line could be used.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway policy evaluate policy.json request.json",
      "  echo '{\"action\": \"s3:GetObject\", \"resource\": \"arn:aws:s3:::logs/a\"}' | causeway policy evaluate policy.json /dev/stdin",
      "  causeway policy evaluate --batch - < questions.jsonl",
    })
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "POLICY", description = "The policy.")
  private @Nullable Path policy;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "REQUEST",
      description = "{\"action\",\"resource\",\"principal\",\"context\":{…}}.")
  private @Nullable Path request;

  @Option(
      names = "--batch",
      paramLabel = "-",
      description =
          "Read JSON lines {\"id\",\"policy\",\"request\"} from standard input and answer each.")
  private @Nullable String batch;

  @Mixin private EndpointOption endpoint = new EndpointOption();

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (batch != null) {
      if (!batch.equals("-") || policy != null) {
        throw new ParameterException(spec.commandLine(), "--batch takes - and no files");
      }
      return Batch.run(out, this::answer, EvaluateCommand::unusable);
    }
    if (policy == null || request == null) {
      throw new ParameterException(spec.commandLine(), "name POLICY and REQUEST, or --batch -");
    }
    String text = new String(Inputs.bytes(request), StandardCharsets.UTF_8);
    Evaluation evaluation =
        evaluate(PolicyFiles.read(policy), RequestReader.read(Batch.parse(text)));
    if (output.json()) {
      ObjectNode answer = Json.object();
      Answers.decision(answer, evaluation);
      statements(answer.putArray("statements"), evaluation);
      out.println(Json.line(answer));
    } else {
      print(out, evaluation);
    }
    return evaluation.allowed() ? ExitCode.YES : ExitCode.NO;
  }

  private Evaluation evaluate(Policy read, Request asked) {
    return Evaluator.evaluate(
        read, asked, new Setting(endpoint.kind(), Setting.Reading.ACROSS_COLONS));
  }

  private void answer(JsonNode question, ObjectNode answer) {
    Answers.decision(
        answer,
        evaluate(Batch.policy(question, "policy"), RequestReader.read(question.path("request"))));
  }

  private static void unusable(String why, ObjectNode answer) {
    answer.put("decision", "deny");
    answer.put("reason", "unusable-input");
    answer.put("message", why);
  }

  private static void statements(ArrayNode array, Evaluation evaluation) {
    for (Evaluation.StatementResult result : evaluation.statements()) {
      ObjectNode object = array.addObject();
      object.put("index", result.index());
      Json.put(object, "sid", result.sid());
      object.put("effect", result.effect().text());
      object.put("matches", result.matches());
      ArrayNode misses = object.putArray("misses");
      result
          .misses()
          .forEach(miss ->
              misses.addObject().put("element", miss.element()).put("message", miss.message()));
    }
  }

  private static void print(PrintWriter out, Evaluation evaluation) {
    out.println((evaluation.allowed() ? "allow: " : "deny: ") + Text.line(evaluation.message()));
    for (Evaluation.StatementResult result : evaluation.statements()) {
      out.println(
          "  "
              + Text.line(
                  "%s (%s): %s"
                      .formatted(
                          result.name(),
                          result.effect().text(),
                          result.matches() ? "matches" : "does not match")));
      result
          .misses()
          .forEach(miss -> out.println("    " + Text.line(miss.element() + ": " + miss.message())));
    }
  }
}

package causeway.cli.policy;

import causeway.cli.ExitCode;
import causeway.cli.Json;
import causeway.policy.compare.Verdict;
import causeway.policy.evaluate.Evaluation;
import causeway.policy.evaluate.Request;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Verdicts and decisions as JSON. Statements are numbered from 0, as in the policy's list.
public final class Answers {
  private Answers() {}

  static int exitCode(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved _ -> ExitCode.YES;
      case Verdict.Refuted _ -> ExitCode.NO;
      case Verdict.Unknown _ -> ExitCode.UNKNOWN;
    };
  }

  /// A verdict with its witness and the statements that decide.
  public static void verdict(ObjectNode answer, Verdict verdict) {
    answer.put("verdict", verdict.code());
    switch (verdict) {
      case Verdict.Proved proved -> {
        answer.put("reason", "contained");
        if (!proved.assumptions().isEmpty()) {
          answer.set("assumptions", Json.array(proved.assumptions()));
        }
      }
      case Verdict.Refuted refuted -> {
        answer.set("witness", request(refuted.witness()));
        ArrayNode statements = answer.putArray("statements");
        blame(statements, "new", refuted.candidate());
        blame(statements, "base", refuted.bound());
        answer.put("reason", refuted.bound().outcome().code());
      }
      case Verdict.Unknown unknown -> answer.put("reason", unknown.reason().code());
    }
    answer.put("message", verdict.message());
  }

  private static void blame(ArrayNode statements, String policy, Evaluation evaluation) {
    evaluation
        .deciding()
        .ifPresent(index -> {
          ObjectNode statement = statements.addObject();
          statement.put("policy", policy);
          statement.put("index", index);
          Json.put(statement, "sid", evaluation.statements().get(index).sid());
        });
  }

  static ObjectNode request(Request request) {
    ObjectNode object = Json.object();
    object.put("action", request.action());
    object.put("resource", request.resource());
    object.put("principal", request.principal());
    ObjectNode context = object.putObject("context");
    request
        .context()
        .forEach((key, values) -> {
          if (values.size() == 1) {
            context.put(key, values.getFirst());
          } else {
            context.set(key, Json.array(values));
          }
        });
    return object;
  }

  /// A decision with the statement that made it.
  public static void decision(ObjectNode answer, Evaluation evaluation) {
    answer.put("decision", evaluation.allowed() ? "allow" : "deny");
    OptionalInt deciding = evaluation.deciding();
    if (deciding.isPresent()) {
      answer.put("statement", deciding.getAsInt());
      Json.put(answer, "sid", evaluation.statements().get(deciding.getAsInt()).sid());
    }
    answer.put("reason", evaluation.outcome().code());
    answer.put("message", evaluation.message());
  }
}

package causeway.cli.policy;

import causeway.cli.ExitCode;
import causeway.cli.Json;
import causeway.cli.Unusable;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyRead;
import causeway.policy.language.PolicyReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Questions as JSON lines on standard input, an answer line each, with the question's `id`. A line
/// that cannot be used is answered too, with the reason `unusable-input`, and the others go on.
final class Batch {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();
  private static final int FLUSH = 256;

  private Batch() {}

  /// Answers every line.
  ///
  /// @param answer fills in the answer to a question
  /// @param failed fills in what an unusable question is answered with
  /// @return the exit code: yes when every line could be used
  static int run(
      PrintWriter out,
      BiConsumer<JsonNode, ObjectNode> answer,
      BiConsumer<String, ObjectNode> failed) {
    int code = ExitCode.YES;
    try {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      int answered = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        ObjectNode object = Json.object();
        try {
          JsonNode question = parse(line);
          if (question.has("id")) {
            object.set("id", question.get("id"));
          }
          answer.accept(question, object);
        } catch (Unusable e) {
          failed.accept(String.join("; ", e.lines()), object);
          code = ExitCode.UNUSABLE_INPUT;
        }
        out.println(Json.line(object));
        if ((!lines.ready() || ++answered % FLUSH == 0) && out.checkError()) {
          return code;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading questions from standard input", e);
    }
    return code;
  }

  /// JSON text as a tree; a name that appears twice makes it unusable, since only one would count.
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      String why = e.getOriginalMessage().lines().findFirst().orElse("malformed");
      throw new Unusable("not JSON: " + why);
    }
  }

  /// A policy that is a field of a question, as an object or as JSON text.
  static Policy policy(JsonNode question, String field) {
    JsonNode node = question.path(field);
    if (!node.isObject() && !node.isString()) {
      throw new Unusable(field + ": no policy; write it as an object or as JSON text");
    }
    PolicyRead read =
        PolicyReader.read(node.isString() ? node.stringValue() : MAPPER.writeValueAsString(node));
    Policy policy = read.policy();
    if (policy == null) {
      throw new Unusable(
          read.faults().stream()
              .map(fault -> field + ": " + fault.path() + ": " + fault.message())
              .toList());
    }
    return policy;
  }
}

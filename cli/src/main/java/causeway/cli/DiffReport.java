package causeway.cli;

import causeway.access.diff.AccessDiff;
import causeway.access.diff.Change;
import causeway.access.diff.Example;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a change of the document changes, for people and for programs.
record DiffReport(AccessDiff diff, List<EndpointDiff> endpoints) {
  int exitCode() {
    if (!diff.changes().isEmpty() || endpoints.stream().anyMatch(EndpointDiff::shown)) {
      return ExitCode.NO;
    }
    return endpoints.stream().anyMatch(EndpointDiff::open) ? ExitCode.UNKNOWN : ExitCode.YES;
  }

  void print(PrintWriter out) {
    if (diff.changes().isEmpty()) {
      out.println("no access changes");
    }
    diff.changes().forEach(change -> out.println(Text.line(change.text())));
    endpoints.forEach(endpoint -> endpoint.print(out));
    if (!diff.exhaustive()) {
      out.println("the documents are too large to compare every case; there may be more changes");
    }
  }

  ObjectNode json() {
    ObjectNode answer = Json.object();
    ArrayNode changes = answer.putArray("changes");
    diff.changes().forEach(change -> changes.add(json(change)));
    answer.put("exhaustive", diff.exhaustive());
    ArrayNode policies = answer.putArray("endpoints");
    endpoints.forEach(endpoint -> policies.add(endpoint.json()));
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

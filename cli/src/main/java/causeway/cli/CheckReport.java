package causeway.cli;

import causeway.access.check.DocumentTests;
import causeway.access.check.EffectiveAccess;
import causeway.access.document.Fault;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The answer of `causeway check`, for people and for programs.
///
/// @param faults of the document and of its tests
/// @param effective absent when the document has faults of its own
/// @param tests likewise
record CheckReport(
    String file,
    List<Fault> faults,
    List<Fault> warnings,
    @Nullable EffectiveAccess effective,
    @Nullable DocumentTests tests) {

  void print(PrintWriter out, PrintWriter err) {
    if (effective != null) {
      out.print(Text.printable(effective.text()));
    }
    out.flush();
    warnings.forEach(warning -> err.println(Text.line("warning: " + warning)));
    if (tests != null && !tests.unexercised().isEmpty()) {
      err.println(Text.line("note: no test exercises " + String.join(", ", tests.unexercised())));
    }
    faults.forEach(fault -> err.println(Text.line(fault.toString())));
    err.flush();
    out.println(Text.line(summary()));
  }

  private String summary() {
    String ran = tests == null ? "" : ", " + Text.count(tests.outcomes().size(), "test");
    return file
        + ": "
        + Text.count(faults.size(), "fault")
        + ", "
        + Text.count(warnings.size(), "warning")
        + ran;
  }

  ObjectNode json() {
    ObjectNode answer = Json.object();
    answer.put("ok", faults.isEmpty());
    answer.set("faults", faults(faults));
    answer.set("warnings", faults(warnings));
    if (effective != null) {
      answer.set("shared", grants(effective.shared()));
      ObjectNode networks = answer.putObject("networks");
      effective.networks().forEach(network -> networks.set(network.network(), network(network)));
    }
    if (tests != null) {
      ObjectNode outcome = answer.putObject("tests");
      outcome.put("run", tests.outcomes().size());
      outcome.put("failed", tests.outcomes().stream().filter(test -> !test.passed()).count());
      outcome.set("unexercised", Json.array(tests.unexercised()));
    }
    return answer;
  }

  private static ArrayNode faults(List<Fault> faults) {
    ArrayNode array = Json.array(List.of());
    for (Fault fault : faults) {
      ObjectNode object = array.addObject();
      object.put("file", fault.file());
      object.put("line", fault.line());
      object.put("column", fault.column());
      object.put("code", fault.code());
      object.put("message", fault.message());
    }
    return array;
  }

  private static ObjectNode network(EffectiveAccess.NetworkAccess network) {
    ObjectNode object = Json.object();
    object.set("own", grants(network.own()));
    object.set("also", grants(network.also()));
    object.put("more", network.more());
    ArrayNode closed = object.putArray("closed");
    network
        .closed()
        .forEach(closing ->
            closed.addObject().put("rule", closing.rule()).put("endpoint", closing.endpoint()));
    return object;
  }

  private static ArrayNode grants(List<EffectiveAccess.Access> grants) {
    ArrayNode array = Json.array(List.of());
    for (EffectiveAccess.Access grant : grants) {
      ObjectNode object = array.addObject();
      object.put("rule", grant.rule());
      object.put("endpoint", grant.endpoint());
      object.put("grant", grant.grant());
      object.put("part", grant.part());
      Json.put(object, "users", grant.users().isEmpty() ? null : grant.users());
    }
    return array;
  }
}

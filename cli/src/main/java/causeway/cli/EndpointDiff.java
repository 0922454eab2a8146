package causeway.cli;

import causeway.access.document.Endpoint;
import causeway.access.document.FarmDocument;
import causeway.cli.policy.Answers;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Budget;
import causeway.policy.compare.PolicyDifference;
import causeway.policy.compare.PolicyDifference.Change;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import causeway.reconcile.audit.WitnessWords;
import causeway.reconcile.compile.Compilation;
import causeway.reconcile.compile.PolicyCompiler;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a change of the document adds and removes at one endpoint, where it is the compiled policy
/// that decides. What the proxies need themselves is the same before and after, so it is left out.
///
/// @param difference absent where one of the documents compiles to no policy
/// @param why there is none
record EndpointDiff(
    String service,
    @Nullable Policy old,
    @Nullable Policy fresh,
    @Nullable PolicyDifference difference,
    String why) {

  /// Every service's, of either document.
  static List<EndpointDiff> between(FarmDocument old, FarmDocument fresh, LocalDate today) {
    TreeSet<String> services = new TreeSet<>();
    Stream.of(old, fresh)
        .flatMap(document -> document.endpoints().values().stream())
        .map(Endpoint::service)
        .forEach(services::add);
    List<EndpointDiff> diffs = new ArrayList<>();
    for (String service : services) {
      Compilation before = PolicyCompiler.compile(old, service, null, today);
      Compilation after = PolicyCompiler.compile(fresh, service, null, today);
      diffs.add(
          before instanceof Compilation.Compiled from && after instanceof Compilation.Compiled to
              ? new EndpointDiff(
                  service,
                  from.policy(),
                  to.policy(),
                  PolicyDifference.between(
                      from.policy(), to.policy(), EndpointKind.GATEWAY, Budget.TIME),
                  "")
              : new EndpointDiff(service, null, null, null, why(before, after)));
    }
    return diffs;
  }

  private static String why(Compilation before, Compilation after) {
    return before instanceof Compilation.TooLarge(String why)
        ? "the old document has no policy for it: " + why
        : after instanceof Compilation.TooLarge(String why)
            ? "the new document has no policy for it: " + why
            : "";
  }

  boolean shown() {
    return changes().anyMatch(change -> change.verdict() instanceof Verdict.Refuted);
  }

  /// Whether it could not be shown to be the same.
  boolean open() {
    return difference == null || (!shown() && changes().findAny().isPresent());
  }

  private Stream<Change> changes() {
    return difference == null
        ? Stream.of()
        : Stream.concat(difference.gained().stream(), difference.lost().stream());
  }

  void print(PrintWriter out) {
    PolicyDifference found = difference;
    if (found == null) {
      out.println(Text.line("endpoint " + service + ": not compared: " + why));
      return;
    }
    found.gained().forEach(change -> out.println(line("would permit from now on", fresh, change)));
    found.lost().forEach(change -> out.println(line("would no longer permit", old, change)));
  }

  private String line(String verb, @Nullable Policy policy, Change change) {
    String says =
        switch (change.verdict()) {
          case Verdict.Refuted refuted -> verb + " " + WitnessWords.of(refuted.witness());
          case Verdict.Unknown unknown -> "may change: " + unknown.detail();
          case Verdict.Proved proved -> proved.message();
        };
    String sid = policy == null ? null : policy.statements().get(change.statement()).sid();
    return Text.line(
        "endpoint "
            + service
            + " "
            + says
            + " (statement "
            + (change.statement() + 1)
            + (sid == null ? "" : " \"" + sid + "\"")
            + ")");
  }

  ObjectNode json() {
    ObjectNode object = Json.object();
    object.put("service", service);
    PolicyDifference found = difference;
    if (found == null) {
      return object.put("reason", "policy-too-large").put("message", why);
    }
    object.put("equivalent", found.isEmpty());
    changes(object.putArray("gained"), fresh, found.gained());
    changes(object.putArray("lost"), old, found.lost());
    return object;
  }

  private static void changes(ArrayNode into, @Nullable Policy policy, List<Change> changes) {
    for (Change change : changes) {
      ObjectNode object = into.addObject().put("statement", change.statement());
      if (policy != null) {
        Json.put(object, "sid", policy.statements().get(change.statement()).sid());
      }
      Answers.verdict(object, change.verdict());
    }
  }
}

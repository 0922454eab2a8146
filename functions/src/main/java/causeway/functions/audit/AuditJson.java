package causeway.functions.audit;

import causeway.functions.json.Tree;
import causeway.policy.evaluate.Evaluation;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.reconcile.audit.AuditReport;
import causeway.reconcile.audit.AuditReport.Audited;
import causeway.reconcile.audit.AuditReport.Dated;
import causeway.reconcile.audit.Evidence;
import causeway.reconcile.audit.Finding;
import causeway.reconcile.audit.Finding.Subject;
import causeway.reconcile.audit.Past;
import causeway.reconcile.audit.Place;
import causeway.reconcile.audit.Severity;
import causeway.reconcile.audit.Status;
import causeway.reconcile.audit.Unread;
import causeway.reconcile.audit.WitnessWords;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An audit as JSON, version 1: fields are added to it and never change their meaning. The next
/// audit reads it as its past.
public final class AuditJson {
  static final int VERSION = 1;

  private AuditJson() {}

  public static ObjectNode write(AuditReport report, Heading heading) {
    ObjectNode root = Tree.object().put("version", VERSION);
    root.put("farm", heading.farm()).put("region", heading.region());
    root.put("at", report.at().toString());
    optional(root, "document", heading.document());
    optional(root, "before", report.before() == null ? null : report.before().toString());
    optional(root, "previous", heading.previous());
    root.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
    summary(root.putObject("summary"), report);
    scope(root, report);
    ArrayNode findings = root.putArray("findings");
    report.findings().forEach(each -> findings.add(finding(each)));
    past(root.putArray("resolved"), report.resolved());
    past(root.putArray("carried"), report.carried());
    ArrayNode endpoints = root.putArray("endpoints");
    report.endpoints().forEach(each -> endpoints.add(endpoint(each)));
    return root;
  }

  private static void summary(ObjectNode into, AuditReport report) {
    into.put("endpoints", report.endpoints().size());
    for (Status status : Status.values()) {
      into.put(status.code(), report.count(status));
    }
    ObjectNode severities = into.putObject("bySeverity");
    for (Severity severity : Severity.values()) {
      severities.put(
          severity.name(),
          report.findings().stream().filter(each -> each.finding().severity() == severity).count());
    }
    into.put("new", report.findings().stream().filter(Dated::fresh).count());
    into.put("resolved", report.resolved().size());
    into.put("carried", report.carried().size());
    into.put("notLookedAt", report.unread().size());
  }

  private static void scope(ObjectNode root, AuditReport report) {
    ArrayNode places = root.putArray("places");
    for (Place place : new TreeSet<>(report.places())) {
      place(places.addObject(), place)
          .put(
              "endpoints",
              report.endpoints().stream()
                  .filter(each -> each.endpoint().place().equals(place))
                  .count());
    }
    ArrayNode unread = root.putArray("notLookedAt");
    for (Unread each : report.unread()) {
      ObjectNode object = unread.addObject();
      Place place = each.place();
      if (place != null) {
        ObjectNode _ = place(object, place);
      }
      object.put("subject", each.subject());
      object.put("reason", each.code()).put("message", each.message());
    }
  }

  private static ObjectNode place(ObjectNode into, Place place) {
    return into.put("account", place.account()).put("region", place.region());
  }

  private static ObjectNode subject(ObjectNode into, Subject subject) {
    return place(into, subject.place())
        .put("endpoint", subject.endpoint())
        .put("service", subject.service())
        .put("arn", subject.arn());
  }

  private static ObjectNode finding(Dated dated) {
    Finding finding = dated.finding();
    ObjectNode object = Tree.object().put("id", finding.id());
    object.put("check", finding.check()).put("status", finding.status().code());
    object.put("severity", finding.severity().name());
    object.put("title", finding.title()).put("reason", finding.reason());
    object.put("message", finding.message()).put("remedy", finding.remedy());
    ObjectNode _ = subject(object, finding.subject());
    object.put("new", dated.fresh()).put("firstSeen", dated.firstSeen().toString());
    ArrayNode evidence = object.putArray("evidence");
    finding.evidence().forEach(each -> evidence.add(evidence(each)));
    return object;
  }

  private static ObjectNode evidence(Evidence evidence) {
    ObjectNode object = Tree.object();
    object.put("way", evidence.way().name().toLowerCase(Locale.ROOT));
    object.put("against", evidence.against());
    object.put("words", WitnessWords.of(evidence));
    object.set("witness", request(evidence.refuted().witness()));
    ArrayNode statements = object.putArray("statements");
    boolean beyond = evidence.way() == Evidence.Way.BEYOND;
    blame(statements, beyond ? "endpoint" : "bound", evidence.refuted().candidate());
    blame(statements, beyond ? "bound" : "endpoint", evidence.refuted().bound());
    return object;
  }

  private static void blame(ArrayNode statements, String policy, Evaluation evaluation) {
    evaluation
        .deciding()
        .ifPresent(index -> {
          ObjectNode statement = statements.addObject().put("policy", policy).put("index", index);
          optional(statement, "sid", evaluation.statements().get(index).sid());
        });
  }

  /// A request as the command line reads it: `causeway policy evaluate`.
  static ObjectNode request(Request request) {
    ObjectNode object = Tree.object().put("action", request.action());
    object.put("resource", request.resource()).put("principal", request.principal());
    ObjectNode context = object.putObject("context");
    request
        .context()
        .forEach((key, values) -> {
          if (values.size() == 1) {
            context.put(key, values.getFirst());
          } else {
            ArrayNode array = context.putArray(key);
            values.forEach(array::add);
          }
        });
    return object;
  }

  private static void past(ArrayNode into, List<Past.Known> findings) {
    for (Past.Known each : findings) {
      ObjectNode object = into.addObject().put("id", each.id());
      object.put("check", each.check()).put("status", each.status().code());
      object.put("severity", each.severity().name());
      object.put("title", each.title()).put("message", each.message());
      subject(object, each.subject()).put("firstSeen", each.firstSeen().toString());
    }
  }

  private static ObjectNode endpoint(Audited audited) {
    ObjectNode object = Tree.object();
    var endpoint = audited.endpoint();
    place(object, endpoint.place()).put("endpoint", endpoint.id()).put("arn", endpoint.arn());
    object.put("service", endpoint.service()).put("type", endpoint.type());
    object.put("vpc", endpoint.vpc()).put("state", endpoint.state());
    optional(object, "name", audited.name());
    ObjectNode tags = object.putObject("tags");
    endpoint.tags().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
    object.put("digest", audited.digest()).put("since", audited.since().toString());
    ObjectNode checks = object.putObject("checks");
    audited.checks().forEach(answer -> checks.put(answer.check(), answer.answer()));
    Policy policy = endpoint.read().policy();
    optional(object, "policy", policy == null ? endpoint.policy() : PolicyPrinter.print(policy));
    return object;
  }

  private static void optional(ObjectNode object, String field, @Nullable String value) {
    if (value != null) {
      object.put(field, value);
    }
  }
}

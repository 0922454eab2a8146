package causeway.functions.audit;

import causeway.functions.json.Tree;
import causeway.reconcile.audit.Finding.Subject;
import causeway.reconcile.audit.Past;
import causeway.reconcile.audit.Past.Kept;
import causeway.reconcile.audit.Past.Known;
import causeway.reconcile.audit.Place;
import causeway.reconcile.audit.Severity;
import causeway.reconcile.audit.Status;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What the next audit needs of a report that [AuditJson] wrote.
public final class PastJson {
  private PastJson() {}

  /// Reads a report.
  ///
  /// @throws IllegalArgumentException saying what is wrong with it
  public static Past read(byte[] bytes) {
    JsonNode root = Tree.read("the report", bytes);
    long version = Tree.number(root, "version", 0, Integer.MAX_VALUE);
    if (version != AuditJson.VERSION) {
      throw new IllegalArgumentException(
          "version "
              + version
              + " of reports is not known here; it was written by another release");
    }
    Map<String, Known> found = new HashMap<>();
    for (String list : new String[] {"findings", "carried"}) {
      root.path(list).values().stream()
          .map(PastJson::known)
          .forEach(known -> found.put(known.id(), known));
    }
    Map<String, Kept> policies = new HashMap<>();
    root.path("endpoints")
        .values()
        .forEach(endpoint ->
            policies.put(
                Tree.required(endpoint, "arn"),
                new Kept(Tree.required(endpoint, "digest"), Tree.requiredTime(endpoint, "since"))));
    return new Past(Tree.requiredTime(root, "at"), found, policies);
  }

  private static Known known(JsonNode finding) {
    return new Known(
        Tree.required(finding, "id"),
        new Subject(
            new Place(Tree.required(finding, "account"), Tree.required(finding, "region")),
            Tree.required(finding, "endpoint"),
            Tree.required(finding, "service"),
            Tree.required(finding, "arn")),
        Tree.required(finding, "check"),
        Status.valueOf(Tree.required(finding, "status").toUpperCase(Locale.ROOT)),
        Severity.valueOf(Tree.required(finding, "severity")),
        Tree.required(finding, "title"),
        Tree.required(finding, "message"),
        Tree.requiredTime(finding, "firstSeen"));
  }
}

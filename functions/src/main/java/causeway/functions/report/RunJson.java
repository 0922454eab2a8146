package causeway.functions.report;

import causeway.functions.json.Tree;
import causeway.functions.report.Run.Outcome;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The report of a pass as JSON.
final class RunJson {
  private RunJson() {}

  /// @param before the report before, whose last change and completed look are carried on
  static ObjectNode write(Run run, @Nullable ObjectNode before) {
    ObjectNode root =
        Tree.object()
            .put("version", 1)
            .put("function", run.function())
            .put("outcome", run.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("began", run.began().toString())
            .put("looked", run.looked().toString())
            .put("looks", run.looks());
    if (run.outcome() == Outcome.COMPLETE || run.outcome() == Outcome.DRY_RUN) {
      root.put("completedLook", run.looked().toString());
    } else {
      keep(root, before, "completedLook");
    }
    list(root, "done", run.done());
    list(root, "waits", run.waits());
    list(root, "alarms", run.alarms());
    list(root, "failures", run.failures());
    if (run.done().isEmpty()) {
      keep(root, before, "lastChange");
    } else {
      ObjectNode change = root.putObject("lastChange").put("time", run.looked().toString());
      list(change, "done", run.done());
    }
    return root;
  }

  private static void keep(ObjectNode root, @Nullable ObjectNode before, String field) {
    JsonNode value = before == null ? null : before.get(field);
    if (value != null) {
      root.set(field, value);
    }
  }

  private static void list(ObjectNode root, String field, List<String> lines) {
    ArrayNode array = root.putArray(field);
    lines.forEach(array::add);
  }
}

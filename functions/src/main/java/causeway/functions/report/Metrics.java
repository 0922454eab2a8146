package causeway.functions.report;

import causeway.functions.json.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One line of CloudWatch's embedded metric format: metrics of one set of dimensions, made from the
/// log without a call.
public final class Metrics {
  static final String NAMESPACE = "Causeway";

  private final Map<String, String> dimensions;
  private final Map<String, Long> values = new LinkedHashMap<>();

  Metrics(Map<String, String> dimensions) {
    this.dimensions = new LinkedHashMap<>(dimensions);
  }

  /// Adds to a metric; a name that begins with `Bytes` is counted in bytes.
  Metrics add(String name, long value) {
    values.merge(name, value, Long::sum);
    return this;
  }

  /// Keeps the largest value.
  Metrics most(String name, long value) {
    values.merge(name, value, Math::max);
    return this;
  }

  String line(Instant now) {
    ObjectNode root = Tree.object();
    ObjectNode aws = root.putObject("_aws").put("Timestamp", now.toEpochMilli());
    ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", NAMESPACE);
    ArrayNode names = directive.putArray("Dimensions").addArray();
    dimensions.keySet().forEach(names::add);
    ArrayNode metrics = directive.putArray("Metrics");
    values
        .keySet()
        .forEach(name ->
            metrics
                .addObject()
                .put("Name", name)
                .put("Unit", name.startsWith("Bytes") ? "Bytes" : "Count"));
    dimensions.forEach(root::put);
    values.forEach(root::put);
    return new String(Tree.bytes(root), StandardCharsets.UTF_8);
  }
}

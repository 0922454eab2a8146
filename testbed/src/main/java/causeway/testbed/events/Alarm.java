package causeway.testbed.events;

import causeway.testbed.cloud.Xml;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An alarm as CloudWatch describes it, and the event that EventBridge would make of its change.
record Alarm(Xml described) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

  String name() {
    return described.text("AlarmName");
  }

  String arn() {
    return described.text("AlarmArn");
  }

  String state() {
    return described.text("StateValue");
  }

  /// The event's `detail`.
  ObjectNode change(Alarm before) {
    ObjectNode detail = JSON.objectNode().put("alarmName", name());
    detail.set("state", stateNode());
    detail.set("previousState", before.stateNode());
    detail.set("configuration", configuration());
    return detail;
  }

  private ObjectNode stateNode() {
    ObjectNode node =
        JSON.objectNode().put("value", state()).put("reason", described.text("StateReason"));
    String data = described.text("StateReasonData");
    if (!data.isEmpty()) {
      node.put("reasonData", data);
    }
    String updated = described.text("StateUpdatedTimestamp");
    Instant at = updated.isEmpty() ? Instant.now() : Instant.parse(updated);
    return node.put("timestamp", TIMESTAMP.format(at));
  }

  private ObjectNode configuration() {
    ObjectNode configuration = JSON.objectNode();
    String description = described.text("AlarmDescription");
    if (!description.isEmpty()) {
      configuration.put("description", description);
    }
    ObjectNode metric =
        JSON.objectNode()
            .put("namespace", described.text("Namespace"))
            .put("name", described.text("MetricName"));
    ObjectNode dimensions = metric.putObject("dimensions");
    described
        .all("Dimensions/member")
        .forEach(each -> dimensions.put(each.text("Name"), each.text("Value")));
    ObjectNode stat = JSON.objectNode();
    stat.set("metric", metric);
    stat.put("period", Integer.parseInt(described.text("Period")))
        .put("stat", described.text("Statistic"));
    ObjectNode query = JSON.objectNode().put("id", "m1");
    query.set("metricStat", stat);
    query.put("returnData", true);
    configuration.putArray("metrics").add(query);
    return configuration;
  }
}

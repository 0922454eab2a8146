package causeway.testbed.stack;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes SSM parameters, CloudWatch alarms and log groups.
final class Observability {
  private static final List<String> ALARM =
      List.of(
          "AlarmDescription",
          "Namespace",
          "MetricName",
          "Dimensions",
          "Statistic",
          "Period",
          "EvaluationPeriods",
          "DatapointsToAlarm",
          "Threshold",
          "ComparisonOperator",
          "TreatMissingData",
          "ActionsEnabled",
          "AlarmActions",
          "OKActions",
          "InsufficientDataActions",
          "Unit");

  private Observability() {}

  static Made parameter(Request request) {
    Properties properties = request.properties();
    String name = properties.text("Name", request.generatedName());
    ObjectNode input =
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", name)
            .put("Type", properties.text("Type"))
            .put("Value", properties.text("Value"));
    properties.ignore("Tier", "Description");
    request.aws().json(Service.SSM, "PutParameter", input);
    return new Made(
        name, java.util.Map.of("Type", properties.text("Type"), "Value", properties.text("Value")));
  }

  /// Only its name: functions here write their lines to files.
  static Made logGroup(Request request) {
    String name = request.properties().text("LogGroupName", request.generatedName());
    request.properties().ignore("RetentionInDays");
    return Made.of(
        name,
        "Arn",
        "arn:aws:logs:%s:%s:log-group:%s:*".formatted(request.aws().region(), Aws.ACCOUNT, name));
  }

  static Made alarm(Request request) {
    Properties properties = request.properties();
    String name = properties.text("AlarmName", request.generatedName());
    Form form = Form.members().put("AlarmName", name);
    ALARM.forEach(property -> form.put(property, properties.get(property)));
    request.aws().query(Service.CLOUDWATCH, "PutMetricAlarm", form.fields());
    return Made.of(
        name,
        "Arn",
        "arn:aws:cloudwatch:%s:%s:alarm:%s".formatted(request.aws().region(), Aws.ACCOUNT, name));
  }
}

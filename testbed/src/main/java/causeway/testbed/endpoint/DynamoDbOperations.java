package causeway.testbed.endpoint;

import causeway.policy.catalogue.Actions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Names what a request to DynamoDB asks leave for: the operation is in a header, the tables are in
/// the body. PartiQL and streams, whose tables are in a statement or behind an opaque iterator, are
/// unknown here.
final class DynamoDbOperations {
  private static final String TARGET = "DynamoDB_20120810.";

  /// What each part of a transaction is by itself.
  private static final Map<String, String> PARTS =
      Map.of(
          "Get", "GetItem",
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem");

  private static final Set<String> ON_NOTHING =
      Set.of(
          "ListTables", "ListBackups", "ListGlobalTables", "DescribeLimits", "DescribeEndpoints");

  private final String prefix;
  private final String operation;

  private DynamoDbOperations(String prefix, String operation) {
    this.prefix = prefix;
    this.operation = operation;
  }

  /// @param account of the tables that are named without one
  static Operation of(RequestHead head, String region, String account) {
    String target = head.header("x-amz-target").orElse("");
    if (!target.startsWith(TARGET)) {
      return new Operation.Unknown("no operation of DynamoDB: " + target);
    }
    String prefix = "arn:aws:dynamodb:" + region + ":" + account + ":table/";
    DynamoDbOperations named = new DynamoDbOperations(prefix, target.substring(TARGET.length()));
    return new Operation.InBody(body -> {
      try {
        return named.on(JsonMapper.shared().readTree(body));
      } catch (JacksonException e) {
        return new Operation.Unknown("the body is no JSON");
      }
    });
  }

  private Operation on(JsonNode body) {
    List<Leave> leaves = new ArrayList<>();
    switch (operation) {
      case "BatchGetItem", "BatchWriteItem" ->
          body.path("RequestItems")
              .propertyNames()
              .forEach(table -> leaves.add(at(operation, table)));
      case "TransactGetItems", "TransactWriteItems" -> {
        for (JsonNode item : body.path("TransactItems")) {
          for (Map.Entry<String, JsonNode> part : item.properties()) {
            String action = PARTS.get(part.getKey());
            String table = part.getValue().path("TableName").asString("");
            if (action == null || table.isEmpty()) {
              return new Operation.Unknown("a transaction's part " + part.getKey());
            }
            leaves.add(at(action, table));
          }
        }
      }
      default -> {
        if (Actions.of("dynamodb").stream().noneMatch(each -> each.name().equals(operation))) {
          return new Operation.Unknown("no operation of DynamoDB: " + operation);
        }
        single(body, leaves);
      }
    }
    return leaves.isEmpty()
        ? new Operation.Unknown(operation + " names no table")
        : new Operation.Known(leaves);
  }

  private void single(JsonNode body, List<Leave> leaves) {
    String table = body.path("TableName").asString("");
    String index = body.path("IndexName").asString("");
    String resource = body.path("ResourceArn").asString("");
    if (!table.isEmpty()) {
      Leave leave = at(operation, table);
      leaves.add(
          index.isEmpty()
              ? leave
              : new Leave(leave.action(), leave.resource() + "/index/" + index, Map.of()));
    } else if (!resource.isEmpty()) {
      leaves.add(new Leave("dynamodb:" + operation, resource, Map.of()));
    } else if (ON_NOTHING.contains(operation)) {
      leaves.add(new Leave("dynamodb:" + operation, "*", Map.of()));
    }
  }

  /// A table is named by its name or its ARN.
  private Leave at(String action, String table) {
    return new Leave(
        "dynamodb:" + action, table.startsWith("arn:") ? table : prefix + table, Map.of());
  }
}

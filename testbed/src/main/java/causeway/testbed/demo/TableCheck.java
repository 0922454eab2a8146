package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Moto;
import causeway.testbed.cloud.Service;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.StackFarm;
import tools.jackson.databind.json.JsonMapper;

/// Asks for a table that a rule names, and for one that none does: to the proxy both are the same
/// name, DynamoDB's own.
final class TableCheck implements Step.Check {
  private static final String TABLE = "readings-2026";

  /// There, and in no rule.
  private static final String SECRET = "salaries";

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    make(farm.plan().region(), TABLE);
    make(farm.plan().region(), SECRET);

    evidence.doing("asking for the table that a rule names");
    String item = "{\"id\":{\"S\":\"new\"}}";
    Command.Result written =
        dynamoDb(region, evidence, "put-item", "--table-name", TABLE, "--item", item);
    evidence.expect(written.ok(), "the office cannot write what a rule allows: " + written);
    Command.Result read = get(region, evidence, TABLE);
    evidence.expect(
        read.ok() && read.out().contains("first"), "the office does not get its item: " + read);
    evidence.fact("a table that a rule names", "written and read by the AWS command line");

    evidence.doing("asking for a table that no rule names");
    Command.Result refused = get(region, evidence, SECRET);
    evidence.expect(
        refused.err().contains("AccessDeniedException")
            && refused
                .err()
                .contains("because no VPC endpoint policy allows the dynamodb:GetItem action"),
        "the endpoint's answer is another: " + refused);
    evidence.mark("the endpoint refused the table");
    evidence.fact("a table that none names", refused.err().strip());

    evidence.doing("asking for both in one batch");
    String both =
        "{\"%s\":{\"Keys\":[{\"id\":{\"S\":\"first\"}}]},\"%s\":{\"Keys\":[{\"id\":{\"S\":\"first\"}}]}}"
            .formatted(TABLE, SECRET);
    Command.Result batch = dynamoDb(region, evidence, "batch-get-item", "--request-items", both);
    evidence.expect(
        batch.err().contains("AccessDeniedException"),
        "a batch with a table that no rule names is not refused: " + batch);
    evidence.fact("both in one batch", "refused as a whole");
    String direct =
        Moto.in(farm.plan().region())
            .json(
                Service.DYNAMODB,
                "GetItem",
                JsonMapper.shared()
                    .readTree(
                        "{\"TableName\":\"%s\",\"Key\":{\"id\":{\"S\":\"first\"}}}"
                            .formatted(SECRET)))
            .toString();
    evidence.expect(direct.contains("first"), "the table itself has no such item: " + direct);
    evidence.fact("without the endpoint in the way", "DynamoDB would have answered");
  }

  /// A table with one item.
  private static void make(String region, String table) {
    Aws tables = Moto.in(region);
    boolean there =
        tables
            .json(Service.DYNAMODB, "ListTables", JsonMapper.shared().createObjectNode())
            .path("TableNames")
            .values()
            .stream()
            .anyMatch(each -> each.asString().equals(table));
    if (!there) {
      tables.json(
          Service.DYNAMODB,
          "CreateTable",
          JsonMapper.shared()
              .readTree(
                  """
                  {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
                   "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                   "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
                  """
                      .formatted(table)));
    }
    tables.json(
        Service.DYNAMODB,
        "PutItem",
        JsonMapper.shared()
            .readTree(
                "{\"TableName\":\"%s\",\"Item\":{\"id\":{\"S\":\"first\"}}}".formatted(table)));
  }

  private static Command.Result get(Region region, Evidence evidence, String table) {
    return dynamoDb(
        region, evidence, "get-item", "--table-name", table, "--key", "{\"id\":{\"S\":\"first\"}}");
  }

  private static Command.Result dynamoDb(Region region, Evidence evidence, String... arguments) {
    String[] line = new String[arguments.length + 3];
    line[0] = "dynamodb";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    line[line.length - 2] = "--region";
    line[line.length - 1] = region.deployed().orElseThrow().plan().region();
    Command.Result result = region.office().aws(line).with("AWS_MAX_ATTEMPTS", "1").run();
    evidence.client("aws " + String.join(" ", line), result);
    return result;
  }
}

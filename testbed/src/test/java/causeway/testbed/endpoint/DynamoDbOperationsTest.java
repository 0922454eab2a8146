package causeway.testbed.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamoDbOperationsTest {
  private static final String TABLE = "arn:aws:dynamodb:eu-west-1:000000000000:table/";

  private static Operation of(String target, String body) {
    Operation.InBody operation =
        (Operation.InBody)
            DynamoDbOperations.of(
                new RequestHead("POST", "/", Map.of("X-Amz-Target", target)),
                "eu-west-1",
                "000000000000");
    return operation.read().apply(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GetItem; {'TableName':'t'}; GetItem t",
        "PutItem; {'TableName':'arn:aws:dynamodb:eu-west-1:000000000000:table/t'}; PutItem t",
        "Query; {'TableName':'t','IndexName':'i'}; Query t/index/i",
        "Scan; {'TableName':'t'}; Scan t",
        "CreateTable; {'TableName':'t'}; CreateTable t",
        "ListTables; {}; ListTables *",
        "BatchGetItem; {'RequestItems':{'a':{},'b':{}}}; BatchGetItem a + BatchGetItem b",
        "BatchWriteItem; {'RequestItems':{'a':[]}}; BatchWriteItem a",
        "TransactGetItems; {'TransactItems':[{'Get':{'TableName':'a'}},{'Get':{'TableName':'b'}}]}; GetItem a + GetItem b",
        "TransactWriteItems; {'TransactItems':[{'Put':{'TableName':'a'}},{'ConditionCheck':{'TableName':'b'}},{'Delete':{'TableName':'c'}}]}; PutItem a + ConditionCheckItem b + DeleteItem c",
        "ListTagsOfResource; {'ResourceArn':'arn:aws:dynamodb:eu-west-1:000000000000:table/t'}; ListTagsOfResource t",
      })
  void anOperationNamesEveryTable(String operation, String body, String expected) {
    Operation found = of("DynamoDB_20120810." + operation, body.replace('\'', '"'));
    assertThat(found).isInstanceOf(Operation.Known.class);
    assertThat(
            ((Operation.Known) found)
                .leaves().stream()
                    .map(leave ->
                        leave.action().replace("dynamodb:", "")
                            + " "
                            + leave.resource().replace(TABLE, ""))
                    .collect(Collectors.joining(" + ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GetItem; {}",
        "GetItem; no json",
        "GrantEverything; {'TableName':'t'}",
        "BatchGetItem; {}",
        "TransactWriteItems; {'TransactItems':[{'Put':{'TableName':'a'}},{'Sing':{'TableName':'b'}}]}",
        "TransactWriteItems; {'TransactItems':[{'Put':{}}]}",
        "ExecuteStatement; {'Statement':'SELECT * FROM t'}",
      })
  void whatNamesNoTableIsNoOperation(String operation, String body) {
    assertThat(of("DynamoDB_20120810." + operation, body.replace('\'', '"')))
        .isInstanceOf(Operation.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"DynamoDBStreams_20120810.GetRecords", "''"})
  void anotherProtocolIsNoOperation(String target) {
    assertThat(
            DynamoDbOperations.of(
                new RequestHead("POST", "/", Map.of("X-Amz-Target", target)), "r", "a"))
        .isInstanceOf(Operation.Unknown.class);
  }
}

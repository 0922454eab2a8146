package causeway.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.Policies;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.language.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
  private static final Setting INTERFACE =
      new Setting(EndpointKind.INTERFACE, Setting.Reading.ACROSS_COLONS);

  @Test
  void denyWinsAndSaysWhichStatement() {
    Policy policy =
        Policies.of("", "'Sid':'no-logs','Effect':'Deny','Resource':'arn:aws:s3:::logs/*'");
    Evaluation denied = Evaluator.evaluate(policy, Requests.with());
    assertThat(denied.outcome()).isEqualTo(Evaluation.Outcome.DENIED);
    assertThat(denied.deciding()).hasValue(1);
    assertThat(denied.message())
        .isEqualTo("the endpoint would refuse it: statement 2 \"no-logs\" denies it");
    Evaluation allowed =
        Evaluator.evaluate(policy, Requests.of("s3:GetObject", "arn:aws:s3:::logs-eu/a"));
    assertThat(allowed.message()).isEqualTo("the endpoint would permit it: statement 1 allows it");
  }

  @Test
  void everyMissIsNamedWithItsValue() {
    Policy policy =
        Policies.of(
            "'Action':'s3:Put*','Resource':'arn:aws:s3:::data/*','Principal':{'AWS':'111122223333'},"
                + "'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'},"
                + "'Null':{'aws:SourceVpce':'false'}}");
    Evaluation evaluation = Evaluator.evaluate(policy, Requests.with("aws:PrincipalOrgID=o-2"));
    assertThat(evaluation.outcome()).isEqualTo(Evaluation.Outcome.NOT_ALLOWED);
    assertThat(evaluation.deciding()).isEmpty();
    assertThat(evaluation.message())
        .isEqualTo("the endpoint would refuse it: no statement allows it");
    assertThat(evaluation.statements().getFirst().misses())
        .extracting(miss -> miss.element() + ": " + miss.message())
        .containsExactly(
            "Principal: \"arn:aws:iam::111122223333:role/etl\" is not meant",
            "Action: \"s3:GetObject\" is not among its actions",
            "Resource: \"arn:aws:s3:::logs/a\" is not among its resources",
            "StringEquals aws:PrincipalOrgID: aws:PrincipalOrgID is \"o-2\", wanted \"o-1\"",
            "Null aws:SourceVpce: aws:SourceVpce is missing, wanted \"false\"");
  }

  @ParameterizedTest(name = "{0} on {1} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'Action':'S3:getobject'                          | s3:GetObject     | arn:aws:s3:::logs/a      | true
          'Action':'s3:Get*Acl'                            | s3:GetObjectAcl  | arn:aws:s3:::logs/a      | true
          'Action':'s3:Get*Acl'                            | s3:GetObject     | arn:aws:s3:::logs/a      | false
          'NotAction':'s3:*'                               | dynamodb:GetItem | arn:aws:dynamodb:eu-west-1:1:table/t | true
          'NotAction':'s3:*'                               | s3:GetObject     | arn:aws:s3:::logs/a      | false
          'Resource':'arn:aws:s3:::logs'                   | s3:GetObject     | arn:aws:s3:::logs/a      | false
          'Resource':'arn:aws:s3:::logs*'                  | s3:GetObject     | arn:aws:s3:::logs/a/b    | true
          'Resource':'arn:aws:s3:::Logs/*'                 | s3:GetObject     | arn:aws:s3:::logs/a      | false
          'NotResource':'arn:aws:s3:::logs/*'              | s3:GetObject     | arn:aws:s3:::data/a      | true
          'Resource':'arn:aws:s3:::logs/*'                 | s3:GetObject     | arn:aws:s3:::logs/       | true
          'Resource':'arn:aws:dynamodb:*:*:table/t'        | dynamodb:Query   | arn:aws:dynamodb:eu-west-1:1:table/t/index/i | false
          'Resource':'arn:aws:dynamodb:*:*:table/t/index/*' | dynamodb:Query  | arn:aws:dynamodb:eu-west-1:1:table/t/index/i | true
          """)
  void actionsAndResources(String statement, String action, String resource, boolean allowed) {
    assertThat(Evaluator.evaluate(Policies.of(statement), Requests.of(action, resource)).allowed())
        .isEqualTo(allowed);
  }

  @ParameterizedTest(name = "{0} for {1}: gateway {2}, interface {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          '*'                                                | arn:aws:iam::111122223333:role/etl | true  | true
          '*'                                                | anonymous                          | true  | true
          {'AWS':'*'}                                        | anonymous                          | true  | true
          {'AWS':'*'}                                        | logging.s3.amazonaws.com           | true  | true
          {'AWS':'111122223333'}                             | arn:aws:iam::111122223333:role/etl | false | true
          {'AWS':'111122223333'}                             | arn:aws:iam::111122223333:root     | true  | true
          {'AWS':'arn:aws:iam::111122223333:root'}           | arn:aws:sts::111122223333:assumed-role/etl/s | false | true
          {'AWS':'arn:aws:iam::444455556666:root'}           | arn:aws:iam::111122223333:role/etl | false | false
          {'AWS':'arn:aws:iam::111122223333:role/etl'}       | arn:aws:iam::111122223333:role/etl | true  | true
          {'AWS':'arn:aws:iam::111122223333:role/x/etl'}     | arn:aws:sts::111122223333:assumed-role/etl/s | true | true
          {'AWS':'arn:aws:iam::111122223333:role/etl'}       | arn:aws:sts::111122223333:assumed-role/etl2/s | false | false
          {'AWS':'arn:aws:iam::111122223333:role/etl'}       | anonymous                          | false | false
          {'Service':'s3.amazonaws.com'}                     | s3.amazonaws.com                   | true  | true
          {'Service':'*'}                                    | s3.amazonaws.com                   | true  | true
          {'Service':'*'}                                    | arn:aws:iam::111122223333:role/etl | false | false
          {'Federated':'*'}                                  | accounts.google.com                | true  | true
          {'CanonicalUser':'79a5'}                           | 79a5                               | true  | true
          """)
  void principals(String principal, String caller, boolean gateway, boolean viaInterface) {
    Policy policy = Policies.of("'Principal':" + principal);
    Request request = Requests.by(caller, Requests.with());
    assertThat(Evaluator.evaluate(policy, request).allowed()).isEqualTo(gateway);
    assertThat(Evaluator.evaluate(policy, request, INTERFACE).allowed()).isEqualTo(viaInterface);
    Policy others = Policies.of("'NotPrincipal':" + principal);
    assertThat(Evaluator.evaluate(others, request).allowed()).isEqualTo(!gateway);
  }

  @ParameterizedTest(name = "{0} {1} on {2}: across {3}, within {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          arn:aws:s3:*                     | arn:aws:s3:::logs/a        | true  | true
          *                                | arn:aws:s3:::logs/a        | true  | true
          arn:aws:s3:::logs/*              | arn:aws:s3:::logs/a:b      | true  | true
          arn:aws:s3:*:logs/a              | arn:aws:s3:::logs/a        | true  | false
          arn:aws:s3:*:*:accesspoint/p     | arn:aws:s3:eu-west-1:1:accesspoint/p | true | true
          arn:aws:s3:*:*:accesspoint/p     | arn:aws:s3:::logs/1:accesspoint/p    | true | false
          arn:*/a                          | arn:aws:s3:::logs/a        | true  | false
          """)
  void howFarAWildcardReaches(String pattern, String resource, boolean across, boolean within) {
    Policy policy = Policies.of("'Resource':'" + pattern + "'");
    Request request = Requests.of("s3:GetObject", resource);
    assertThat(Evaluator.evaluate(policy, request).allowed()).isEqualTo(across);
    assertThat(
            Evaluator.evaluate(
                    policy, request, Setting.GATEWAY.with(Setting.Reading.WITHIN_SEGMENTS))
                .allowed())
        .isEqualTo(within);
  }

  @Test
  void aHostilePatternIsMatchedInTime() {
    Policy policy = Policies.of("'Resource':'" + "*a".repeat(2_000) + "'");
    long before = System.nanoTime();
    assertThat(Evaluator.evaluate(policy, Requests.of("s3:GetObject", "a".repeat(1_999))).allowed())
        .isFalse();
    assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
  }
}

package causeway.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every operator family on a value that compares, its nearest neighbour that does not, a missing
/// key and an empty one. `-` is a request without the key.
class ConditionMatchTest {
  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'StringEquals':{'aws:username':'jane'}                  | aws:username=jane   | true
          'StringEquals':{'aws:username':'jane'}                  | AWS:UserName=jane   | true
          'StringEquals':{'aws:username':'jane'}                  | aws:username=Jane   | false
          'StringEquals':{'aws:username':'ja*'}                   | aws:username=jane   | false
          'StringEquals':{'aws:username':'ja*'}                   | aws:username=ja*    | true
          'StringEquals':{'aws:username':'jane'}                  | -                   | false
          'StringEqualsIfExists':{'aws:username':'jane'}          | -                   | true
          'StringEqualsIfExists':{'aws:username':'jane'}          | aws:username=bob    | false
          'StringNotEquals':{'aws:username':'jane'}               | -                   | true
          'StringNotEquals':{'aws:username':['jane','bob']}       | aws:username=bob    | false
          'StringNotEquals':{'aws:username':['jane','bob']}       | aws:username=eve    | true
          'StringEqualsIgnoreCase':{'aws:username':'JANE'}        | aws:username=jane   | true
          'StringNotEqualsIgnoreCase':{'aws:username':'JANE'}     | aws:username=jane   | false
          'StringLike':{'aws:username':'j?n*'}                    | aws:username=jane   | true
          'StringLike':{'aws:username':'jane*'}                   | aws:username=jane   | true
          'StringLike':{'aws:username':'j?n'}                     | aws:username=jane   | false
          'StringNotLike':{'aws:username':'j*'}                   | aws:username=jane   | false
          'StringNotLike':{'aws:username':'j*'}                   | aws:username=bob    | true
          'StringEquals':{'s3:prefix':''}                         | s3:prefix=          | true
          'StringEquals':{'s3:prefix':''}                         | -                   | false
          'NumericEquals':{'s3:max-keys':'10'}                    | s3:max-keys=10.0    | true
          'NumericNotEquals':{'s3:max-keys':'10'}                 | s3:max-keys=10.0    | false
          'NumericNotEquals':{'s3:max-keys':'10'}                 | -                   | true
          'NumericLessThan':{'s3:max-keys':'10'}                  | s3:max-keys=9       | true
          'NumericLessThan':{'s3:max-keys':'10'}                  | s3:max-keys=10      | false
          'NumericLessThanEquals':{'s3:max-keys':'10'}            | s3:max-keys=10      | true
          'NumericGreaterThan':{'s3:max-keys':['10','5']}         | s3:max-keys=6       | true
          'NumericGreaterThanEquals':{'s3:max-keys':'10'}         | s3:max-keys=9.99    | false
          'NumericLessThan':{'s3:max-keys':'10'}                  | s3:max-keys=many    | false
          'DateEquals':{'aws:CurrentTime':'2030-01-01'}           | aws:CurrentTime=2030-01-01T01:00:00+01:00 | true
          'DateLessThan':{'aws:CurrentTime':'2030-01-01T00:00:00Z'} | aws:CurrentTime=1893455999 | true
          'DateLessThan':{'aws:CurrentTime':'2030-01-01T00:00:00Z'} | aws:CurrentTime=1893456000 | false
          'DateGreaterThanEquals':{'aws:CurrentTime':'1893456000'} | aws:CurrentTime=2030-01-01T00:00:00Z | true
          'Bool':{'aws:SecureTransport':'true'}                   | aws:SecureTransport=True | true
          'Bool':{'aws:SecureTransport':'true'}                   | aws:SecureTransport=false | false
          'Bool':{'aws:SecureTransport':'false'}                  | -                   | false
          'BinaryEquals':{'x:b':'QmluYXJ5'}                       | x:b=QmluYXJ5        | true
          'IpAddress':{'aws:VpcSourceIp':'10.1.2.3/8'}            | aws:VpcSourceIp=10.9.9.9 | true
          'IpAddress':{'aws:VpcSourceIp':'10.1.2.3'}              | aws:VpcSourceIp=10.1.2.4 | false
          'IpAddress':{'aws:VpcSourceIp':'0.0.0.0/0'}             | aws:VpcSourceIp=192.0.2.1 | true
          'IpAddress':{'aws:VpcSourceIp':'0.0.0.0/0'}             | aws:VpcSourceIp=2001:db8::1 | false
          'IpAddress':{'aws:VpcSourceIp':'2001:db8::/32'}         | aws:VpcSourceIp=2001:db8:9::1 | true
          'NotIpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}         | aws:VpcSourceIp=11.0.0.1 | true
          'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}            | -                   | true
          'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}               | -                   | false
          'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/e*'} | aws:PrincipalArn=arn:aws:iam::111122223333:role/etl | true
          'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::*:role/e*'} | aws:PrincipalArn=arn:aws:iam::111122223333:role/etl | true
          'ArnLike':{'aws:PrincipalArn':'arn:aws:*:role/etl'}     | aws:PrincipalArn=arn:aws:iam::111122223333:role/etl | false
          'StringLike':{'aws:PrincipalArn':'arn:aws:*:role/etl'}  | aws:PrincipalArn=arn:aws:iam::111122223333:role/etl | true
          'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'}  | aws:PrincipalArn=arn:aws:iam:::role/a:b/c | true
          'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'} | aws:PrincipalArn=arn:aws:iam::1:user/a | true
          'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}          | aws:TagKeys=b,a     | true
          'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}          | aws:TagKeys=b       | false
          'ForAnyValue:StringNotEquals':{'aws:TagKeys':'a'}       | aws:TagKeys=b,a     | true
          'ForAnyValue:StringNotEquals':{'aws:TagKeys':'a'}       | -                   | false
          'ForAnyValue:StringEqualsIfExists':{'aws:TagKeys':'a'}  | -                   | false
          'ForAllValues:StringEquals':{'aws:TagKeys':['a','b']}   | aws:TagKeys=b,a     | true
          'ForAllValues:StringEquals':{'aws:TagKeys':['a','b']}   | aws:TagKeys=b,c     | false
          'ForAllValues:StringEquals':{'aws:TagKeys':'a'}         | -                   | true
          'ForAllValues:StringEquals':{'aws:TagKeys':'a'}         | aws:TagKeys=        | true
          'ForAllValues:StringNotEquals':{'aws:TagKeys':'a'}      | aws:TagKeys=b,a     | false
          'StringEquals':{'aws:TagKeys':'a'}                      | aws:TagKeys=a       | false
          'StringNotEquals':{'aws:TagKeys':'a'}                   | aws:TagKeys=b       | false
          'StringNotEquals':{'aws:TagKeys':'a'}                   | -                   | true
          'StringLike':{'x:unknown':'a'}                          | x:unknown=a         | true
          'StringLike':{'x:unknown':'a'}                          | x:unknown=a,a       | false
          'Null':{'aws:TagKeys':'true'}                           | -                   | true
          'Null':{'aws:TagKeys':'false'}                          | -                   | false
          'Null':{'aws:TagKeys':'false'}                          | aws:TagKeys=        | false
          'Null':{'aws:TagKeys':['true','false']}                 | aws:TagKeys=a       | true
          """)
  void aConditionHolds(String condition, String context, boolean holds) {
    Request request = context.equals("-") ? Requests.with() : Requests.with(context);
    Evaluation evaluation =
        Evaluator.evaluate(Policies.of("'Condition':{" + condition + "}"), request);
    assertThat(evaluation.allowed()).isEqualTo(holds);
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2012-10-17 | home/${aws:username}               | aws:username=jane | home/jane | true
          2008-10-17 | home/${aws:username}               | aws:username=jane | home/jane | false
          2012-10-17 | home/${aws:username}               | aws:username=jane | home/bob  | false
          2012-10-17 | home/${aws:username}               | x:y=z             | home/     | false
          2012-10-17 | home/${aws:username, 'all'}        | x:y=z             | home/all  | true
          2012-10-17 | home/${aws:username,'all'}         | aws:username=jane | home/jane | true
          2012-10-17 | home/${aws:username}               | aws:username=*    | home/bob  | false
          2012-10-17 | home/${aws:username}               | aws:username=*    | home/*    | true
          2012-10-17 | home/${*}                          | x:y=z             | home/*    | true
          2012-10-17 | home/${*}                          | x:y=z             | home/bob  | false
          2012-10-17 | home/${?}${$}                      | x:y=z             | home/?$   | true
          2012-10-17 | home/${aws:TagKeys}                | aws:TagKeys=jane  | home/jane | false
          2012-10-17 | home/${AWS:USERNAME}/*             | aws:username=jane | home/jane/a/b | true
          """)
  void variablesAreReplaced(
      String version, String pattern, String context, String key, boolean holds) {
    Evaluation evaluation =
        Evaluator.evaluate(
            Policies.version(
                version, "'Resource':'arn:aws:s3:::" + pattern.replace("'", "`") + "'"),
            Requests.of("s3:GetObject", "arn:aws:s3:::" + key, context));
    assertThat(evaluation.allowed()).isEqualTo(holds);
  }

  @Test
  void aVariableWithoutValueEqualsNothing() {
    Request request = Requests.with("aws:PrincipalTag/team=a");
    String value = "{'aws:PrincipalTag/team':'${aws:PrincipalTag/unit}'}";
    assertThat(
            Evaluator.evaluate(Policies.of("'Condition':{'StringEquals':" + value + "}"), request)
                .allowed())
        .isFalse();
    assertThat(
            Evaluator.evaluate(
                    Policies.of("'Condition':{'StringNotEquals':" + value + "}"), request)
                .allowed())
        .isTrue();
  }
}

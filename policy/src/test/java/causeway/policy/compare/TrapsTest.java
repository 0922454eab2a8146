package causeway.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.Policies;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.language.Policy;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The ways in which comparisons of policies are known to go wrong, each with its nearest neighbour
/// that has the other answer. A statement without an element allows everything; `;;` parts
/// statements.
class TrapsTest {
  @ParameterizedTest(name = "{0}. {1} in {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          1  | 'Action':'S3:getobject'            | 'Action':'s3:GetObject'            | PROVED
          1  | 'Condition':{'stringequals':{'AWS:PrincipalOrgId':'o-1'}} | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}} | PROVED
          1  | 'Resource':'arn:aws:s3:::logs/A*'  | 'Resource':'arn:aws:s3:::logs/a*'  | REFUTED
          1  | 'Condition':{'StringEquals':{'aws:PrincipalTag/team':'Data'}} | 'Condition':{'StringEquals':{'aws:PrincipalTag/team':'data'}} | REFUTED
          1  | 'Condition':{'StringEquals':{'aws:PrincipalTag/team':'Data'}} | 'Condition':{'StringEqualsIgnoreCase':{'aws:PrincipalTag/team':'data'}} | PROVED
          2  | 'Resource':'arn:aws:s3:::log-*'    | 'Resource':'arn:aws:s3:::log-*/*'  | REFUTED
          2  | 'Resource':'arn:aws:s3:::log-*/*'  | 'Resource':'arn:aws:s3:::log-*'    | PROVED
          2  | 'Resource':'arn:aws:s3:::logs'     | 'Resource':'arn:aws:s3:::logs/*'   | REFUTED
          3  | 'Resource':'arn:aws:s3:*:logs/*'   | 'Resource':'arn:aws:s3:::data/*'   | UNKNOWN documents-disagree
          3  | 'Resource':'arn:aws:s3:::logs/*'   | 'Resource':'arn:aws:s3:*:logs/*'   | UNKNOWN documents-disagree
          3  | 'Resource':'arn:aws:s3:::logs/*'   | 'Resource':'arn:aws:s3:*'          | PROVED
          3  | 'Resource':'arn:aws:s3:*:*:logs/*' | 'Resource':'arn:aws:s3:::logs/*'   | UNKNOWN documents-disagree
          4  | 'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/etl'}} | 'Condition':{'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/etl'}} | PROVED
          4  | 'Condition':{'StringLike':{'aws:PrincipalArn':'arn:aws:*:role/etl'}} | 'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:*:*:*:role/etl'}} | REFUTED
          4  | 'Condition':{'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'}} | 'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'}} | PROVED
          4  | 'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'}} | 'Condition':{'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::*:role/etl'}} | REFUTED
          5  | 'Condition':{'StringLike':{'aws:PrincipalTag/team':'a*'}} | 'Condition':{'StringEquals':{'aws:PrincipalTag/team':'a*'}} | REFUTED
          5  | 'Condition':{'StringEquals':{'aws:PrincipalTag/team':'a*'}} | 'Condition':{'StringLike':{'aws:PrincipalTag/team':'a*'}} | PROVED
          6  | 'Condition':{'StringEquals':{'aws:PrincipalTag/team':'a'}} | 'Condition':{'StringLike':{'aws:PrincipalTag/team':'a*'}} | PROVED
          6  | 'Resource':'arn:aws:s3:::logs/*'   | 'Resource':'arn:aws:s3:::logs/?*'  | UNKNOWN no-realistic-request
          7  | 'Condition':{'StringNotEquals':{'aws:PrincipalTag/team':'a'}} | 'Condition':{'Null':{'aws:PrincipalTag/team':'false'}} | REFUTED
          7  | 'Condition':{'StringEquals':{'aws:PrincipalTag/team':'a'}} | 'Condition':{'Null':{'aws:PrincipalTag/team':'false'}} | PROVED
          7  | 'Condition':{'StringEqualsIfExists':{'aws:PrincipalTag/team':'a'}} | 'Condition':{'StringEquals':{'aws:PrincipalTag/team':'a'}} | REFUTED
          8  | 'Condition':{'StringNotEquals':{'aws:PrincipalTag/team':'a'}} | 'Condition':{'StringNotEquals':{'aws:PrincipalTag/team':['a','b']}} | REFUTED
          8  | 'Condition':{'StringNotEquals':{'aws:PrincipalTag/team':['a','b']}} | 'Condition':{'StringNotEquals':{'aws:PrincipalTag/team':'a'}} | PROVED
          9  | 'Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'a'}} | 'Condition':{'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}} | REFUTED
          9  | 'Condition':{'ForAnyValue:StringNotEqualsIfExists':{'aws:TagKeys':'a'}} | 'Condition':{'Null':{'aws:TagKeys':'false'}} | PROVED
          10 | 'Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'a'},'Null':{'aws:TagKeys':'false'}} | 'Condition':{'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}} | PROVED
          10 | 'Condition':{'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}} | 'Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'a'}} | REFUTED
          11 | 'Condition':{'StringEquals':{'aws:TagKeys':'a'}} | 'Effect':'Deny' | PROVED
          11 | 'Condition':{'StringNotEquals':{'aws:TagKeys':'a'}} | 'Condition':{'Null':{'aws:TagKeys':'true'}} | PROVED
          12 | '' ;; 'Effect':'Deny','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}} | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}} | PROVED
          12 | '' ;; 'Effect':'Deny','Condition':{'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-1'}} | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}} | PROVED
          12 | '' ;; 'Effect':'Deny','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-1'},'Null':{'aws:PrincipalOrgID':'false'}} | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}} | REFUTED
          13 | 'Condition':{'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-1'}} | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}} | REFUTED
          14 | 'Resource':'arn:aws:s3:::home/${aws:username}/*' | 'Resource':'arn:aws:s3:::home/*' | PROVED
          14 | 'Resource':'arn:aws:s3:::home/${aws:username}/*' | 'Resource':'arn:aws:s3:::home/${aws:username}/*' | PROVED
          14 | 'Resource':'arn:aws:s3:::home/${aws:username}/*' | 'Resource':'arn:aws:s3:::home/${aws:username}/a*' | REFUTED
          14 | 'Resource':'arn:aws:s3:::home/*'   | 'Resource':'arn:aws:s3:::home/${aws:username}/*' | REFUTED
          14 | 'Resource':'arn:aws:s3:::home/${*}' | 'Resource':'arn:aws:s3:::home/*'  | PROVED
          14 | 'Resource':'arn:aws:s3:::home/*'   | 'Resource':'arn:aws:s3:::home/${*}' | REFUTED
          14 | 'Condition':{'StringEquals':{'aws:ResourceTag/team':'${aws:PrincipalTag/team}'}} | 'Condition':{'Null':{'aws:ResourceTag/team':'false'}} | PROVED
          14 | 'Condition':{'StringEquals':{'aws:ResourceTag/team':'${aws:PrincipalTag/team}'}} | 'Condition':{'StringEquals':{'aws:ResourceTag/team':'data'}} | REFUTED
          15 | 'NotAction':'s3:*'                 | 'Action':'s3:*'                    | REFUTED
          15 | 'NotAction':'s3:Put*'              | 'Action':['s3:Get*','s3:List*','s3:Delete*','s3:[a-z]*'] | REFUTED
          15 | 'NotResource':'arn:aws:s3:::secret/*' | 'Resource':'arn:aws:s3:::*'     | REFUTED
          15 | 'Action':'s3:*'                    | 'NotAction':'dynamodb:*'           | PROVED
          16 | 'Principal':{'AWS':'111122223333'} | 'Principal':{'AWS':'arn:aws:iam::111122223333:root'} | PROVED
          16 | 'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:*'}} | 'Principal':{'AWS':'111122223333'} | REFUTED
          16 | 'Principal':{'AWS':'*'}            | 'Principal':'*'                    | PROVED
          16 | 'Principal':{'AWS':'arn:aws:iam::111122223333:role/*'} | 'Principal':'*' | UNKNOWN wildcard-in-principal
          17 | 'Principal':{'AWS':'AROAEXAMPLEEXAMPLEETL'} | 'Principal':{'AWS':'AROAEXAMPLEEXAMPLEETL'} | PROVED
          17 | 'Principal':{'AWS':'AROAEXAMPLEEXAMPLEETL'} | 'Principal':'*' | PROVED
          17 | 'Principal':{'AWS':'AROAEXAMPLEEXAMPLEETL'} | 'Principal':{'AWS':'arn:aws:iam::111122223333:role/etl'} | UNKNOWN unique-id-in-principal
          17 | 'Principal':{'AWS':'arn:aws:iam::111122223333:role/etl'} | 'Principal':{'AWS':'AROAEXAMPLEEXAMPLEETL'} | UNKNOWN unique-id-in-principal
          17 | 'Principal':{'AWS':'AROAEXAMPLEEXAMPLEETL'} | 'Principal':{'AWS':'AIDAEXAMPLEEXAMPLEANN'} | UNKNOWN unique-id-in-principal
          17 | 'Principal':{'AWS':'arn:aws:iam::111122223333:role/etl'} | '' ;; 'Effect':'Deny','Principal':{'AWS':'AROAEXAMPLEEXAMPLEETL'} | UNKNOWN unique-id-in-principal
          17 | '' ;; 'Effect':'Deny','NotPrincipal':{'AWS':['AROAEXAMPLEEXAMPLEETL','arn:aws:iam::111122223333:root']} | 'Principal':{'AWS':['AROAEXAMPLEEXAMPLEETL','arn:aws:iam::111122223333:root']} | PROVED
          17 | ''                                 | 'Principal':{'AWS':'AROAEXAMPLEEXAMPLEETL'} | REFUTED
          18 | ''                                 | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}} | REFUTED
          18 | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}} | '' | PROVED
          19 | 'Condition':{'StringLike':{'aws:PrincipalAccount':'1111*'}} | 'Condition':{'StringEquals':{'aws:PrincipalAccount':'111122223333'}} | REFUTED
          21 | 'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}} | 'Effect':'Deny' | UNKNOWN no-realistic-request
          21 | 'Condition':{'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}} | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}} | REFUTED
          22 | 'Condition':{'IpAddress':{'aws:VpcSourceIp':['10.0.0.0/9','10.128.0.0/9']}} | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}} | PROVED
          22 | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}} | 'Condition':{'IpAddress':{'aws:VpcSourceIp':['10.0.0.0/9','10.128.0.0/9']}} | PROVED
          22 | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}} | 'Condition':{'IpAddress':{'aws:VpcSourceIp':['10.0.0.0/9','10.128.0.0/10']}} | REFUTED
          22 | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'10.1.2.3/8'}} | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}} | PROVED
          22 | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'10.1.2.3'}} | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'10.1.2.3/32'}} | PROVED
          22 | 'Condition':{'Null':{'aws:VpcSourceIp':'false'}} | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'0.0.0.0/0'}} | REFUTED
          22 | 'Condition':{'Null':{'aws:VpcSourceIp':'false'}} | 'Condition':{'IpAddress':{'aws:VpcSourceIp':['0.0.0.0/0','::/0']}} | PROVED
          23 | 'Condition':{'Bool':{'aws:PrincipalIsAWSService':'true'}} | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}} | REFUTED
          25 | 'Action':'dynamodb:Query','Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/*' | 'Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/t' | REFUTED
          25 | 'Action':'dynamodb:Query','Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/t' | 'Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/t*' | PROVED
          26 | 'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}} | 'Condition':{'StringEquals':{'aws:PrincipalAccount':'111122223333'}} | PROVED
          26 | 'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'}} | 'Condition':{'StringEquals':{'aws:PrincipalAccount':'111122223333'}} | REFUTED
          26 | 'Condition':{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-a1b2c3d4e5/*'}} | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}} | PROVED
          26 | 'Resource':'arn:aws:dynamodb:eu-west-1:*:table/t-*','Condition':{'StringEquals':{'aws:ResourceAccount':'111122223333'}} | 'Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/t-*' | PROVED
          26 | 'Resource':'arn:aws:dynamodb:eu-west-1:*:table/t-*','Condition':{'StringLike':{'aws:ResourceAccount':'1*'}} | 'Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/t-*' | REFUTED
          26 | 'Resource':'arn:aws:dynamodb:eu-west-1:*:table/t-*' | 'Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/t-*','Condition':{'StringEquals':{'aws:ResourceAccount':'111122223333'}} | REFUTED
          26 | 'Resource':'arn:aws:dynamodb:*:table/t','Condition':{'StringEquals':{'aws:ResourceAccount':'111122223333'}} | 'Resource':'arn:aws:dynamodb:*:111122223333:table/t' | PROVED
          26 | 'Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/t','Condition':{'Null':{'aws:ResourceAccount':'false'}} | 'Condition':{'StringEquals':{'aws:ResourceAccount':'111122223333'}} | PROVED
          - | 'Action':'s3:NoSuchAction'          | 'Action':'s3:GetObject'            | UNKNOWN differs-only-on-unknown-actions
          - | 'Action':'s3:GetObject','Resource':'arn:aws:s3:::logs' | 'Action':'s3:PutObject' | UNKNOWN no-realistic-request
          - | 'Condition':{'NumericLessThan':{'s3:max-keys':'10'}} | 'Condition':{'NumericLessThanEquals':{'s3:max-keys':'10'}} | PROVED
          - | 'Condition':{'NumericLessThanEquals':{'s3:max-keys':'10.0'}} | 'Condition':{'NumericLessThan':{'s3:max-keys':'10'}} | REFUTED
          - | 'Condition':{'DateLessThan':{'aws:CurrentTime':'2030-01-01'}} | 'Condition':{'DateLessThanEquals':{'aws:CurrentTime':'1893456000'}} | PROVED
          - | 'Condition':{'DateLessThan':{'aws:CurrentTime':'2030-01-02'}} | 'Condition':{'DateLessThanEquals':{'aws:CurrentTime':'1893456000'}} | REFUTED
          - | 'Condition':{'Bool':{'aws:SecureTransport':'false'}} | 'Condition':{'Bool':{'aws:SecureTransport':'true'}} | REFUTED
          - | 'Condition':{'Bool':{'aws:SecureTransport':'TRUE'}} | 'Condition':{'StringEqualsIgnoreCase':{'aws:SecureTransport':'true'}} | PROVED
          """)
  void aTrapIsAvoided(String trap, String candidate, String bound, String expected) {
    Policy one = policy(candidate);
    Policy other = policy(bound);
    Verdict verdict = PolicyComparison.contained(one, other);
    String found =
        verdict instanceof Verdict.Unknown unknown
            ? "UNKNOWN " + unknown.reason().code()
            : verdict.code();
    assertThat(found).as(trap + ": " + verdict).isEqualTo(expected);
    if (verdict instanceof Verdict.Refuted refuted) {
      assertThat(Evaluator.evaluate(one, refuted.witness()).allowed()).isTrue();
      assertThat(Evaluator.evaluate(other, refuted.witness()).allowed()).isFalse();
    }
  }

  private static Policy policy(String statements) {
    return Policies.of(
        Stream.of(statements.split(" ;; "))
            .map(one -> one.equals("''") ? "" : one)
            .toArray(String[]::new));
  }
}

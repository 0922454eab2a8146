package causeway.policy.control;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.Policies;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlsTest {
  private static final Controls CONTROLS = new Controls(Exceptions.of("eu-west-1"));

  @ParameterizedTest(name = "{0}: {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          organization | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}} | PROVED
          organization | 'Condition':{'StringLike':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}   | PROVED
          organization | 'Condition':{'StringLike':{'aws:PrincipalOrgID':'o-a1*'}}          | REFUTED
          organization | 'Condition':{'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}} | REFUTED
          organization | 'Condition':{'ForAllValues:StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}} | REFUTED
          organization | 'Condition':{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-a1b2c3d4e5/*'}} | PROVED
          organization | '' ;; 'Effect':'Deny','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'},'Bool':{'aws:PrincipalIsAWSService':'false'}} | REFUTED
          organization | '' ;; 'Effect':'Deny','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}} | PROVED
          organization | 'Action':'s3:GetObject','Resource':'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*' | PROVED
          organization | 'Action':'s3:GetObject','Resource':'arn:aws:s3:::prod-*/*'         | REFUTED
          organization | 'Condition':{'Bool':{'aws:PrincipalIsAWSService':'true'}}          | PROVED
          organization | 'Principal':{'AWS':'111122223333'}                                 | REFUTED
          resource     | 'Condition':{'StringEquals':{'aws:ResourceAccount':'111122223333'}} | PROVED
          resource     | 'Condition':{'StringEquals':{'aws:ResourceAccount':'444455556666'}} | REFUTED
          resource     | 'Condition':{'StringEquals':{'aws:ResourceOrgID':'o-a1b2c3d4e5'}}  | PROVED
          resource     | 'Resource':'arn:aws:s3:::ours/*'                                   | REFUTED
          unbounded    | ''                                                                 | REFUTED
          unbounded    | 'Condition':{'StringEquals':{'aws:PrincipalAccount':'111122223333'}} | PROVED
          unbounded    | 'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}} | PROVED
          unbounded    | 'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}} | PROVED
          unbounded    | 'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'}} | REFUTED
          unbounded    | 'Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}           | REFUTED
          unbounded    | 'Condition':{'StringEquals':{'aws:PrincipalTag/team':'a'}}         | REFUTED
          unbounded    | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'0.0.0.0/0'}}          | REFUTED
          buckets      | 'Action':'s3:*','Resource':['arn:aws:s3:::reports-eu','arn:aws:s3:::reports-eu/*'] | PROVED
          buckets      | 'Action':'s3:*','Resource':'arn:aws:s3:::reports-*'                | PROVED
          buckets      | 'Action':'s3:*','Resource':'arn:aws:s3:::reports*'                 | REFUTED
          buckets      | 'Action':'dynamodb:*'                                              | PROVED
          buckets      | 'NotAction':'dynamodb:*'                                           | REFUTED
          tables       | 'Action':'dynamodb:Query','Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/telemetry/index/*' | PROVED
          tables       | 'Action':'dynamodb:*','Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/*' | REFUTED
          administration | 'Action':['s3:Get*','s3:PutObject','s3:List*','dynamodb:PutItem'] | PROVED
          administration | 'Action':'s3:Put*'                                               | REFUTED
          administration | 'Action':'s3:*' ;; 'Effect':'Deny','NotAction':['s3:GetObject','s3:ListBucket'] | PROVED
          network      | 'Condition':{'StringEquals':{'aws:SourceVpce':'vpce-0a'}}          | PROVED
          network      | 'Condition':{'IpAddress':{'aws:VpcSourceIp':'10.1.0.0/16'}}        | PROVED
          network      | 'Condition':{'NotIpAddress':{'aws:VpcSourceIp':'192.0.2.1'}}       | REFUTED
          network      | 'Condition':{'StringEqualsIfExists':{'aws:SourceVpce':'vpce-0a'}}  | REFUTED
          """)
  void aControlIsKeptOrBroken(String name, String statements, String expected) {
    Control control =
        switch (name) {
          case "organization" -> CONTROLS.organizationPerimeter("o-a1b2c3d4e5");
          case "resource" ->
              CONTROLS.resourcePerimeter(List.of("o-a1b2c3d4e5"), List.of("111122223333"));
          case "unbounded" -> CONTROLS.noUnboundedPrincipal();
          case "buckets" -> CONTROLS.onlyBuckets(List.of("reports-*"));
          case "tables" ->
              CONTROLS.onlyTables(
                  List.of("arn:aws:dynamodb:eu-west-1:111122223333:table/telemetry"));
          case "administration" -> CONTROLS.noAdministration();
          default -> CONTROLS.expectedNetwork(List.of("vpce-0a"), List.of("10.0.0.0/8"));
        };
    Verdict verdict =
        control.check(
            Policies.of(
                Stream.of(statements.split(" ;; "))
                    .map(one -> one.equals("''") ? "" : one)
                    .toArray(String[]::new)),
            EndpointKind.GATEWAY);
    assertThat(verdict.code()).as("%s: %s", control.title(), verdict).isEqualTo(expected);
  }
}

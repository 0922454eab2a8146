package causeway.policy.compare;

import causeway.policy.Policies;
import causeway.policy.catalogue.AwsOwnedResources;
import causeway.policy.language.Policy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Endpoint policies as people deploy them: the perimeters that AWS describes, and what a farm
/// needs.
final class Perimeters {
  private static final String OWN =
      "'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5','aws:ResourceOrgID':'o-a1b2c3d4e5'}";

  private Perimeters() {}

  static List<Policy> all() {
    return List.of(organisation(), withOwned(), buckets(), tables(), denials());
  }

  /// The organisation's perimeter at endpoints of other services, each with what AWS owns there.
  static List<Policy> services() {
    return Stream.of(
            "'Action':'*','Resource':'arn:aws:iam::aws:policy/*','Condition':{%s}",
            "'Resource':'arn:aws:iot:*::jobtemplate/*','Condition':{%s}",
            "'Resource':'arn:aws:lambda:*:017000801446:layer:*','Condition':{%s}",
            "'Action':'imagebuilder:GetComponent','Resource':'arn:aws:imagebuilder:eu-west-1:aws:component/*','Condition':{%s}",
            "'Action':'cloudformation:CreateChangeSet','Resource':'arn:aws:cloudformation:eu-west-1:aws:transform/*','Condition':{%s}",
            "'Action':['ssm:Get*','ssm:StartSession'],'Resource':['arn:aws:ssm:eu-west-1::parameter/aws/*','arn:aws:ssm:eu-west-1::document/*'],'Condition':{%s}",
            "'Action':'ec2:RunInstances','Condition':{%s,'StringLike':{'ec2:Owner':'amazon'}}",
            "'Condition':{%s,'StringLike':{'aws:ResourceAccount':'602401143452'}}",
            "'Principal':{'Federated':'*'},'Action':'sts:AssumeRoleWithSAML','Condition':{'StringEquals':{'aws:ResourceOrgID':'o-a1b2c3d4e5'}}")
        .map(statement ->
            Policies.of(
                "'Condition':{" + OWN + "}",
                "'Condition':{'Bool':{'aws:PrincipalIsAWSService':'true'}}",
                statement.formatted("'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}")))
        .toList();
  }

  /// Own callers on own resources, AWS's services, and tagged exceptions.
  static Policy organisation() {
    return Policies.of(
        "'Sid':'own','Condition':{" + OWN + "}",
        "'Sid':'services','Condition':{'Bool':{'aws:PrincipalIsAWSService':'true'}}",
        "'Sid':'exceptions','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5','aws:PrincipalTag/resource-perimeter-exception':'true'}}");
  }

  /// The same with what AWS owns in a Region and with partners.
  static Policy withOwned() {
    String owned =
        AwsOwnedResources.in("eu-west-1").stream()
            .map(one -> "'" + one.arn() + "'")
            .collect(Collectors.joining(",", "[", "]"));
    return Policies.of(
        "'Sid':'own','Principal':{'AWS':'*'},'Condition':{" + OWN + "}",
        "'Sid':'services','Principal':{'AWS':'*'},'Condition':{'Bool':{'aws:PrincipalIsAWSService':'true'}}",
        "'Sid':'owned','Principal':{'AWS':'*'},'Action':['s3:GetObject'],'Resource':" + owned,
        "'Sid':'partners','Principal':{'AWS':'*'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::partner-data/*',"
            + "'Condition':{'StringEquals':{'aws:PrincipalAccount':['111122223333','444455556666'],'aws:ResourceAccount':['111122223333','444455556666']}}",
        "'Sid':'ours-to-partners','Principal':{'AWS':'*'},'Action':'s3:PutObject','Resource':'arn:aws:s3:::partner-data/*',"
            + "'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5','aws:ResourceAccount':['111122223333','444455556666']}}");
  }

  static Policy buckets() {
    return Policies.of(
        "'Sid':'reports','Action':['s3:GetObject','s3:PutObject','s3:ListBucket'],'Resource':['arn:aws:s3:::reports-*','arn:aws:s3:::shared','arn:aws:s3:::shared/*'],"
            + "'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/office-*'},'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}",
        "'Sid':'proxies','Action':['s3:GetObject','s3:PutObject'],'Resource':'arn:aws:s3:::farm-state/*',"
            + "'Condition':{'StringEquals':{'aws:SourceVpce':'vpce-0a1b2c3d4e5f60718'},'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/16'}}");
  }

  static Policy tables() {
    return Policies.of(
        "'Sid':'telemetry','Action':['dynamodb:GetItem','dynamodb:Query','dynamodb:PutItem'],'Resource':['arn:aws:dynamodb:eu-west-1:111122223333:table/telemetry','arn:aws:dynamodb:eu-west-1:111122223333:table/telemetry/index/*'],"
            + "'Condition':{'ForAllValues:StringEquals':{'dynamodb:LeadingKeys':['berlin','factory']},'Null':{'dynamodb:LeadingKeys':'false'},'StringEquals':{'aws:PrincipalAccount':'111122223333'}}");
  }

  static Policy denials() {
    return Policies.of(
        "'Sid':'all'",
        "'Sid':'no-strangers','Effect':'Deny','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'},'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}}",
        "'Sid':'no-plain','Effect':'Deny','Condition':{'Bool':{'aws:SecureTransport':'false'}}",
        "'Sid':'no-old-keys','Effect':'Deny','Action':'s3:PutObject','Condition':{'NumericGreaterThan':{'s3:signatureAge':'600000'}}");
  }
}

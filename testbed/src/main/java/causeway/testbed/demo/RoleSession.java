package causeway.testbed.demo;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Xml;
import causeway.testbed.enclosure.Command;
import java.util.Map;

/// Somebody who has taken on a role: credentials as STS gives them.
record RoleSession(String key, String secret, String token) {
  /// Makes the role and takes it on.
  static RoleSession of(Aws aws, String role, String name) {
    String arn =
        aws.query(
                Service.IAM,
                "CreateRole",
                Map.of(
                    "RoleName",
                    role,
                    "AssumeRolePolicyDocument",
                    "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}]}"))
            .text("CreateRoleResult/Role/Arn");
    Xml given =
        aws.query(Service.STS, "AssumeRole", Map.of("RoleArn", arn, "RoleSessionName", name));
    String at = "AssumeRoleResult/Credentials/";
    return new RoleSession(
        given.text(at + "AccessKeyId"),
        given.text(at + "SecretAccessKey"),
        given.text(at + "SessionToken"));
  }

  /// The command, as whoever has the session.
  Command as(Command command) {
    return command
        .with("AWS_ACCESS_KEY_ID", key)
        .with("AWS_SECRET_ACCESS_KEY", secret)
        .with("AWS_SESSION_TOKEN", token);
  }
}

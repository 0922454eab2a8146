package causeway.testbed.stack;

import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Xml;
import java.util.Map;

/// Makes roles and instance profiles. Their policies are kept nowhere: LocalStack lets everyone do
/// everything, so they are left to the list of what has no stand-in.
final class Identities {
  private Identities() {}

  static Made role(Request request) {
    Properties properties = request.properties();
    String name = properties.text("RoleName", request.generatedName());
    Xml answer =
        request
            .aws()
            .query(
                Service.IAM,
                "CreateRole",
                Map.of(
                    "RoleName",
                    name,
                    "AssumeRolePolicyDocument",
                    properties.get("AssumeRolePolicyDocument").toString()));
    return new Made(
        name,
        Map.of(
            "Arn", answer.text("CreateRoleResult/Role/Arn"),
            "RoleId", answer.text("CreateRoleResult/Role/RoleId")));
  }

  static Made instanceProfile(Request request) {
    Properties properties = request.properties();
    String name = properties.text("InstanceProfileName", request.generatedName());
    Xml answer =
        request
            .aws()
            .query(Service.IAM, "CreateInstanceProfile", Map.of("InstanceProfileName", name));
    for (String role : properties.texts("Roles")) {
      request
          .aws()
          .query(
              Service.IAM,
              "AddRoleToInstanceProfile",
              Map.of("InstanceProfileName", name, "RoleName", role));
    }
    return Made.of(name, "Arn", answer.text("CreateInstanceProfileResult/InstanceProfile/Arn"));
  }
}

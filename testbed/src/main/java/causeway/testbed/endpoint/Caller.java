package causeway.testbed.endpoint;

import causeway.policy.evaluate.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who asks, and what IAM knows of them. The testbed's account is in no organization, so nobody has
/// `aws:PrincipalOrgID`.
///
/// @param arn of a user or of a role's session
/// @param context condition keys about the caller
public record Caller(String arn, Map<String, List<String>> context) {
  /// Without credentials.
  public static final Caller ANONYMOUS =
      new Caller(Request.ANONYMOUS, Map.of("aws:PrincipalType", List.of("Anonymous")));

  private static final Pattern SESSION =
      Pattern.compile("arn:aws:sts::([0-9]{12}):assumed-role/([^/]+)/(.+)");

  /// A user, or a role's session.
  ///
  /// @param arn as `GetCallerIdentity` says it
  public static Caller of(String arn) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    Matcher session = SESSION.matcher(arn);
    boolean role = session.matches();
    context.put(
        "aws:PrincipalArn",
        List.of(role ? "arn:aws:iam::" + session.group(1) + ":role/" + session.group(2) : arn));
    context.put("aws:PrincipalAccount", List.of(arn.split(":", 6)[4]));
    context.put(
        "aws:PrincipalType",
        List.of(role ? "AssumedRole" : arn.endsWith(":root") ? "Account" : "User"));
    return new Caller(arn, context);
  }

  /// The session of an instance's role.
  ///
  /// @param address the instance's own
  public static Caller instance(
      String account, String role, String region, String instance, String address) {
    Caller session = of("arn:aws:sts::" + account + ":assumed-role/" + role + "/" + instance);
    Map<String, List<String>> context = new LinkedHashMap<>(session.context());
    context.put("aws:Ec2InstanceSourcePrivateIPv4", List.of(address));
    context.put(
        "ec2:SourceInstanceARN",
        List.of("arn:aws:ec2:" + region + ":" + account + ":instance/" + instance));
    return new Caller(session.arn(), context);
  }
}

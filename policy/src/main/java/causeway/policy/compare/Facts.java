package causeway.policy.compare;

import java.util.List;
import java.util.Map;

/// Makes the facts of a request the same fact: an account or an organisation that one value
/// contains is what the other says. The classes already agree; this chooses the very same text.
final class Facts {
  private Facts() {}

  static void align(Map<String, List<String>> context, String resource) {
    account(context, "aws:PrincipalAccount", first(context, "aws:PrincipalArn"));
    account(context, "aws:ResourceAccount", resource);
    account(context, "s3:ResourceAccount", resource);
    organisation(context, "aws:PrincipalOrgID", first(context, "aws:PrincipalOrgPaths"));
    organisation(context, "aws:ResourceOrgID", first(context, "aws:ResourceOrgPaths"));
    if (context.containsKey("aws:ResourceAccount") && context.containsKey("s3:ResourceAccount")) {
      context.put("s3:ResourceAccount", context.getOrDefault("aws:ResourceAccount", List.of()));
    }
  }

  private static String first(Map<String, List<String>> context, String key) {
    List<String> values = context.getOrDefault(key, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static void account(Map<String, List<String>> context, String key, String arn) {
    String[] part = arn.split(":", 6);
    if (context.containsKey(key) && part.length == 6 && !part[4].isEmpty()) {
      context.put(key, List.of(part[4]));
    }
  }

  private static void organisation(Map<String, List<String>> context, String key, String path) {
    int slash = path.indexOf('/');
    if (context.containsKey(key) && slash > 0) {
      context.put(key, List.of(path.substring(0, slash)));
    }
  }
}

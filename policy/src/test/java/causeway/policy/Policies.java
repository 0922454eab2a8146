package causeway.policy;

import causeway.policy.language.Policy;
import causeway.policy.language.PolicyRead;
import causeway.policy.language.PolicyReader;

/// Policies as tests write them: JSON with single quotes (a backtick is a real one), one statement
/// without its braces, parts that do not matter left out.
public final class Policies {
  private Policies() {}

  /// A whole policy in JSON.
  public static Policy read(String json) {
    PolicyRead read = PolicyReader.read(json.replace('\'', '"').replace('`', '\''));
    Policy policy = read.policy();
    if (policy == null) {
      throw new AssertionError(read.faults() + " in " + json);
    }
    return policy;
  }

  /// A policy of these statements, each such as `'Effect':'Allow','Action':'s3:*'`; Effect,
  /// Principal, Action and Resource default to Allow, everyone, everything, everything.
  public static Policy of(String... statements) {
    return version("2012-10-17", statements);
  }

  /// Likewise in a version of the language.
  public static Policy version(String version, String... statements) {
    StringBuilder json = new StringBuilder("{'Version':'" + version + "','Statement':[");
    for (int i = 0; i < statements.length; i++) {
      json.append(i == 0 ? "{" : ",{").append(statements[i]);
      json.append(statements[i].isEmpty() ? "" : ",");
      json.append(absent(statements[i], "Effect") ? "'Effect':'Allow'," : "");
      json.append(absent(statements[i], "Principal") ? "'Principal':'*'," : "");
      json.append(absent(statements[i], "Action") ? "'Action':'*'," : "");
      json.append(absent(statements[i], "Resource") ? "'Resource':'*'," : "");
      json.setLength(json.length() - 1);
      json.append('}');
    }
    return read(json.append("]}").toString());
  }

  private static boolean absent(String statement, String element) {
    return !statement.contains(element + "':");
  }
}

package causeway.reconcile.compile;

import causeway.access.host.ArnPartition;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import causeway.reconcile.ProxyAccess;
import java.util.List;
import java.util.stream.Stream;

/// The proxies' own statements, which no document takes away: they read the rules, report, and
/// write records. The perimeter does not bind them, since the role alone may use them.
final class OwnStatements {
  private OwnStatements() {}

  static List<Statement> of(ProxyAccess proxies, String region) {
    String prefix = "arn:" + ArnPartition.of(region) + ":s3:::";
    return List.of(
        allow(
            proxies,
            "ProxiesReadRules",
            "s3:GetObject",
            Stream.of(prefix + proxies.stateBucket() + "/access/*")),
        allow(
            proxies,
            "ProxiesWriteReports",
            "s3:PutObject",
            Stream.of(
                prefix + proxies.reportsBucket() + "/edge/*",
                prefix + proxies.reportsBucket() + "/beat/*",
                prefix + proxies.recordsBucket() + "/records/*")));
  }

  private static Statement allow(
      ProxyAccess proxies, String sid, String action, Stream<String> resources) {
    return new Statement(
        sid,
        Effect.ALLOW,
        Principals.EVERYONE,
        Patterns.only(action),
        new Patterns(false, resources.toList()),
        List.of(
            new Condition(
                Operator.of(Comparison.ARN_EQUALS),
                Conditions.PRINCIPAL,
                List.of(proxies.role()))));
  }
}

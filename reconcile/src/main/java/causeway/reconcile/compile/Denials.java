package causeway.reconcile.compile;

import causeway.access.Rule;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import causeway.reconcile.ProxyAccess;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The denies that the endpoint can hold too: those of every caller, by bucket or by endpoint,
/// whose patterns mean the same as an ARN. All others are the proxies' alone.
record Denials(String service, Named named, @Nullable ProxyAccess proxies) {

  Optional<Statement> of(Rule rule, Sids sids) {
    Rule.To to = rule.to();
    boolean everyCaller =
        rule.from().networks().isEmpty()
            && rule.from().users().isEmpty()
            && rule.from().groups().isEmpty();
    boolean seen =
        to.hosts().isEmpty()
            && to.accessPoints().isEmpty()
            && to.accounts().isEmpty()
            && to.regions().isEmpty()
            && to.ports().isEmpty();
    boolean exact = to.buckets().stream().noneMatch(Notes::spansSlash);
    if (!everyCaller || !seen || !exact || (!to.buckets().isEmpty() && !service.equals("s3"))) {
      return Optional.empty();
    }
    List<String> arns = to.buckets().isEmpty() ? List.of("*") : named.bucketArns(to.buckets());
    return Optional.of(
        new Statement(
            sids.next(rule.name()),
            Effect.DENY,
            Principals.EVERYONE,
            Patterns.only("*"),
            new Patterns(false, arns),
            exceptOurs()));
  }

  /// Everybody but the proxies; a caller without credentials has no ARN, and is meant.
  private List<Condition> exceptOurs() {
    return proxies == null
        ? List.of()
        : List.of(
            new Condition(
                Operator.of(Comparison.ARN_NOT_EQUALS),
                Conditions.PRINCIPAL,
                List.of(proxies.role())));
  }
}

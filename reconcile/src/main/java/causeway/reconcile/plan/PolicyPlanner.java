package causeway.reconcile.plan;

import causeway.access.Rule;
import causeway.access.snapshot.AccessSnapshot;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.policy.language.Statement;
import causeway.reconcile.compile.PolicyCompiler;
import causeway.reconcile.desired.ConfigDesired;
import causeway.reconcile.desired.EndpointPolicy;
import causeway.reconcile.desired.Names;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.EndpointSeen;
import causeway.reconcile.observed.InForce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The endpoint policies that differ in meaning from what is wanted. Where it cannot be proved that
/// two mean the same, they differ: writing what is there already harms nothing.
///
/// Before a publication an endpoint permits what the rules in force grant beside what the new ones
/// will, so that no client is let through by the proxies and refused behind them; what only the old
/// rules granted ends with the look that sees the new ones in force.
final class PolicyPlanner {
  private final Map<String, String> rules = new HashMap<>();

  private PolicyPlanner(ConfigView view, ConfigDesired desired) {
    InForce inForce = view.inForce();
    names(inForce == null ? null : inForce.snapshot());
    names(desired.snapshot());
  }

  private void names(@Nullable AccessSnapshot snapshot) {
    if (snapshot != null) {
      snapshot.rules().stream()
          .map(Rule::name)
          .forEach(name -> rules.put(PolicyCompiler.sid(name), name));
    }
  }

  /// @param publishes whether a snapshot is about to be published
  static List<Action.SetEndpointPolicy> plan(
      ConfigView view, ConfigDesired desired, boolean publishes) {
    PolicyPlanner planner = new PolicyPlanner(view, desired);
    List<Action.SetEndpointPolicy> actions = new ArrayList<>();
    desired
        .policies()
        .forEach((id, wanted) -> {
          EndpointSeen seen = view.endpoints().get(id);
          Policy policy = publishes ? wanted.meanwhile() : wanted.last();
          if (seen != null && !same(seen.policy(), policy)) {
            actions.add(
                new Action.SetEndpointPolicy(
                    id, PolicyPrinter.print(policy), planner.words(wanted, seen, policy)));
          }
        });
    return actions;
  }

  private static boolean same(@Nullable Policy seen, Policy wanted) {
    return seen != null
        && (seen.statements().equals(wanted.statements())
            || (within(seen, wanted) && within(wanted, seen)));
  }

  private static boolean within(Policy candidate, Policy bound) {
    return PolicyComparison.contained(candidate, bound) instanceof Verdict.Proved;
  }

  /// `widen the policy of the s3 endpoint: +berlin-reports`.
  private String words(EndpointPolicy wanted, EndpointSeen seen, Policy policy) {
    Policy present = seen.policy();
    String subject = " the policy of the " + wanted.service() + " endpoint";
    if (present == null) {
      return "replace" + subject + ", which cannot be read";
    }
    String verb = within(present, policy) ? "widen" : within(policy, present) ? "narrow" : "change";
    List<String> names = new ArrayList<>();
    beyond(policy, present).forEach(name -> names.add("+" + name));
    beyond(present, policy).forEach(name -> names.add("-" + name));
    return verb + subject + (names.isEmpty() ? "" : ": " + Names.some(names));
  }

  /// The rules, or foreign statements, that one policy has and the other has not.
  private List<String> beyond(Policy one, Policy other) {
    return one.statements().stream()
        .filter(statement -> !other.statements().contains(statement))
        .map(Statement::sid)
        .filter(Objects::nonNull)
        .map(sid -> rules.getOrDefault(sid, sid))
        .toList();
  }
}

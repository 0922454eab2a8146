package causeway.reconcile.desired;

import causeway.access.document.Endpoint;
import causeway.access.document.FarmDocument;
import causeway.access.document.Fault;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import causeway.policy.language.Statement;
import causeway.policy.pack.Packing;
import causeway.policy.pack.PolicyPacker;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.Lockdown;
import causeway.reconcile.compile.Compilation;
import causeway.reconcile.compile.PolicyCompiler;
import causeway.reconcile.observed.ConfigView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What each endpoint shall permit: those of the stack, and of those that the document pins the
/// ones it lets be adopted. An endpoint of the stack that no rule speaks of any more is closed,
/// too. What alarms have locked down narrows both what is and what comes, so it narrows at once and
/// waits for no publication.
final class EndpointPolicies {
  private final ConfigView view;
  private final ConfigSettings settings;
  private final FarmDocument document;
  private final Lockdown lockdown;

  /// By the endpoint's id.
  final Map<String, EndpointPolicy> policies = new TreeMap<>();

  final List<Fault> faults = new ArrayList<>();
  final List<String> alarms = new ArrayList<>();

  private EndpointPolicies(ConfigView view, ConfigSettings settings, FarmDocument document) {
    this.view = view;
    this.settings = settings;
    this.document = document;
    this.lockdown = Lockdown.of(view.latches());
  }

  static EndpointPolicies of(ConfigView view, ConfigSettings settings, FarmDocument document) {
    EndpointPolicies wanted = new EndpointPolicies(view, settings, document);
    TreeSet<String> services = new TreeSet<>(settings.endpoints().keySet());
    document.endpoints().values().forEach(endpoint -> services.add(endpoint.service()));
    services.forEach(wanted::add);
    return wanted;
  }

  private void add(String service) {
    Optional<Endpoint> named =
        document.endpoints().values().stream()
            .filter(endpoint -> endpoint.service().equals(service))
            .findFirst();
    String pinned = named.map(Endpoint::id).orElse(null);
    if (pinned != null && !named.orElseThrow().adopt()) {
      return;
    }
    String id = pinned == null ? settings.endpoints().get(service) : pinned;
    if (id == null) {
      alarms.add(
          "the document has an endpoint of "
              + service
              + ", the stack has none; update the stack, or name its id in the document");
    } else if (!view.endpoints().containsKey(id)) {
      alarms.add("endpoint " + id + " of " + service + " is gone; update the stack");
    } else {
      compile(service, id);
    }
  }

  private void compile(String service, String id) {
    switch (PolicyCompiler.compile(document, service, settings.proxies(), view.today())) {
      case Compilation.TooLarge(String why) ->
          faults.add(
              new Fault(
                  "farm.yaml", 1, 1, "policy-too-large", "endpoint of " + service + ": " + why));
      case Compilation.Compiled compiled -> {
        Policy policy = narrowed(document, service, compiled.policy());
        policies.put(id, new EndpointPolicy(service, meanwhile(service, policy), policy));
      }
    }
  }

  /// As far as alarms have locked the endpoint down. A document is judged by what it says without:
  /// a lock-down must not let in what could not stay once it is released. Reads that do not fit
  /// make way for nothing at all, because what is locked down must not stay open.
  private Policy narrowed(FarmDocument rules, String service, Policy whole) {
    if (lockdown == Lockdown.NONE) {
      return whole;
    }
    return locked(rules, service, lockdown)
        .or(() -> locked(rules, service, Lockdown.CLOSED))
        .orElse(whole);
  }

  private Optional<Policy> locked(FarmDocument rules, String service, Lockdown to) {
    return PolicyCompiler.compile(rules, service, settings.proxies(), view.today(), to)
            instanceof Compilation.Compiled compiled
        ? Optional.of(compiled.policy())
        : Optional.empty();
  }

  /// Taken from the rules in force and not from what the endpoint permits at the moment, which may
  /// be a stale answer, or somebody's doing.
  private Policy meanwhile(String service, Policy fresh) {
    FarmDocument before = view.before();
    @Nullable Policy old =
        before != null
                && PolicyCompiler.compile(before, service, settings.proxies(), view.today())
                    instanceof Compilation.Compiled compiled
            ? narrowed(before, service, compiled.policy())
            : null;
    if (old == null || within(old, fresh)) {
      return fresh;
    }
    if (within(fresh, old)) {
      return old;
    }
    // If both do not fit, the new clients wait for the old rules to go.
    return PolicyPacker.pack(both(old, fresh), EndpointKind.GATEWAY) instanceof Packing.Fits fits
        ? fits.policy()
        : old;
  }

  private static boolean within(Policy candidate, Policy bound) {
    return PolicyComparison.contained(candidate, bound) instanceof Verdict.Proved;
  }

  /// All statements of both: never wider than the two, and narrower only by what one of them
  /// denies.
  private static Policy both(Policy old, Policy fresh) {
    List<Statement> statements = new ArrayList<>(fresh.statements());
    List<@Nullable String> sids = new ArrayList<>();
    fresh.statements().forEach(statement -> sids.add(statement.sid()));
    old.statements().stream()
        .filter(statement -> !fresh.statements().contains(statement))
        .map(statement ->
            new Statement(
                // Two statements must not have one Sid.
                sids.contains(statement.sid()) ? null : statement.sid(),
                statement.effect(),
                statement.principals(),
                statement.actions(),
                statement.resources(),
                statement.conditions()))
        .forEach(statements::add);
    return Policy.of(statements);
  }
}

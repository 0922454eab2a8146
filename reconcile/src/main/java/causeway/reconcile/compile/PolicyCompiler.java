package causeway.reconcile.compile;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.document.FarmDocument;
import causeway.access.grant.Fit;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.language.Condition;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import causeway.policy.pack.Packing;
import causeway.policy.pack.PolicyPacker;
import causeway.reconcile.Lockdown;
import causeway.reconcile.ProxyAccess;
import causeway.reconcile.compile.Named.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One endpoint's policy from the farm document. AWS sees every client behind the proxies as one,
/// so the policy is the union of what the enforced rules grant there, inside the perimeter, beside
/// what the proxies need themselves; which network or user asks is the proxies' to decide. Nothing
/// in it is wider than the rules but what [Compilation.Compiled#notes] tells.
public final class PolicyCompiler {
  private static final Statement NOTHING =
      new Statement(
          "NothingAllowed",
          causeway.policy.language.Effect.DENY,
          Principals.EVERYONE,
          Patterns.only("*"),
          Patterns.only("*"),
          List.of());

  private static final Rule.To ANYTHING =
      new Rule.To(
          null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of());

  private final FarmDocument document;
  private final String service;
  private final @Nullable ProxyAccess proxies;
  private final Lockdown lockdown;
  private final Named named;
  private final Sids sids = new Sids();
  private final List<Statement> statements = new ArrayList<>();
  private final Set<List<Object>> granted = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  private PolicyCompiler(
      FarmDocument document, String service, @Nullable ProxyAccess proxies, Lockdown lockdown) {
    this.document = document;
    this.service = service;
    this.proxies = proxies;
    this.lockdown = lockdown;
    this.named = new Named(document.region());
  }

  /// The policy of the gateway endpoint of `service`; for a service that the document does not
  /// name, what remains when no rule is left.
  ///
  /// @param proxies absent where the stack is not known: their own statements are then left out
  /// @param today a rule counts until the end of its last day
  public static Compilation compile(
      FarmDocument document, String service, @Nullable ProxyAccess proxies, LocalDate today) {
    return compile(document, service, proxies, today, Lockdown.NONE);
  }

  /// The policy while alarms have narrowed it: never wider than without.
  public static Compilation compile(
      FarmDocument document,
      String service,
      @Nullable ProxyAccess proxies,
      LocalDate today,
      Lockdown lockdown) {
    return new PolicyCompiler(document, service, proxies, lockdown).compile(today);
  }

  /// What the proxies need of an endpoint of `service` themselves, which every policy of it grants.
  public static List<Statement> ownStatements(
      String service, @Nullable ProxyAccess proxies, String region) {
    return proxies != null && service.equals("s3") ? OwnStatements.of(proxies, region) : List.of();
  }

  /// What statements of a rule are called.
  public static String sid(String rule) {
    return Sids.of(rule);
  }

  private Compilation compile(LocalDate today) {
    ownStatements(service, proxies, document.region())
        .forEach(own -> {
          String _ = sids.next(String.valueOf(own.sid()));
          statements.add(own);
        });
    document.endpoints().entrySet().stream()
        .filter(endpoint -> endpoint.getValue().service().equals(service))
        .map(Map.Entry::getKey)
        .filter(_ -> lockdown != Lockdown.CLOSED)
        .findFirst()
        .ifPresent(endpoint -> rules(endpoint, today));
    if (statements.isEmpty()) {
      statements.add(NOTHING);
    }
    return switch (PolicyPacker.pack(Policy.of(statements), EndpointKind.GATEWAY)) {
      case Packing.Fits fits -> new Compilation.Compiled(fits.policy(), fits.text(), notes);
      case Packing.TooLarge large -> new Compilation.TooLarge(large.message());
    };
  }

  private void rules(String endpoint, LocalDate today) {
    if (document.mode() == Mode.REPORT) {
      add(
          "Everything",
          readsOnly() ? Levels.actions(ANYTHING, service, Set.of(), true) : List.of("*"),
          List.of("*"),
          Conditions.of(ANYTHING, document.perimeter(), document.perimeter().resourceAccounts()));
      return;
    }
    List<Rule> enforced =
        document.rules().stream()
            .filter(rule -> rule.enforced(today))
            .filter(rule -> new Fit(rule.to()).reaches(endpoint, service))
            .toList();
    enforced.stream().filter(rule -> rule.effect() == Effect.ALLOW).forEach(this::allow);
    Denials denials = new Denials(service, named, proxies);
    enforced.stream()
        .filter(rule -> rule.effect() == Effect.DENY)
        .forEach(rule -> denials.of(rule, sids).ifPresent(statements::add));
  }

  private boolean readsOnly() {
    return lockdown == Lockdown.READ_ONLY;
  }

  private void allow(Rule rule) {
    if (Conditions.outside(rule.to(), document.perimeter())) {
      notes.add(
          "rule \""
              + rule.name()
              + "\" grants nothing: its accounts are outside the perimeter's resource-accounts");
      return;
    }
    notes.addAll(Notes.of(rule, service, named));
    List<String> owners = Conditions.owners(rule.to(), document.perimeter());
    for (Part part : named.parts(rule.to(), service)) {
      List<String> actions = Levels.actions(rule.to(), service, part.types(), readsOnly());
      List<Condition> conditions =
          new ArrayList<>(Conditions.of(rule.to(), document.perimeter(), owners));
      part.condition().ifPresent(conditions::add);
      if (!actions.isEmpty()) {
        add(rule.name(), actions, part.arns(), conditions);
      }
    }
  }

  /// Rules for many networks may grant the same; the policy says it once.
  private void add(
      String name, List<String> actions, List<String> resources, List<Condition> conditions) {
    if (!granted.add(List.of(actions, resources, conditions))) {
      return;
    }
    statements.add(
        new Statement(
            sids.next(name),
            causeway.policy.language.Effect.ALLOW,
            Principals.EVERYONE,
            new Patterns(false, actions),
            new Patterns(false, resources),
            conditions));
  }
}

package causeway.access.diff;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.decide.Access;
import causeway.access.decide.Caller;
import causeway.access.decide.Decision;
import causeway.access.decide.Target;
import causeway.access.host.Host;
import causeway.access.snapshot.AccessSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One rule that only one of two documents has, as a question: what does it match?
///
/// @param fresh whether the rule is the new document's
/// @param alone decides by this rule, enforced and without end, and nothing else
record Probe(Rule rule, boolean fresh, Access alone) {
  private static final Rule.From ANYONE = new Rule.From(List.of(), List.of(), List.of());
  private static final Rule.To ANYTHING =
      new Rule.To(
          null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of());

  /// What a rule says with its names resolved: two rules that say the same decide the same.
  private record Meaning(
      Effect effect,
      Mode mode,
      Object until,
      Set<Set<String>> networks,
      Set<String> users,
      Set<Set<String>> groups,
      String service,
      Rule.To to) {}

  /// The rules that differ in meaning; if documents differ in more than rules, anything at all.
  ///
  /// @param most the most to return
  static List<Probe> between(AccessSnapshot old, AccessSnapshot fresh, int most) {
    Set<Object> before = new HashSet<>();
    Set<Object> after = new HashSet<>();
    old.rules().forEach(rule -> before.add(meaning(rule, old)));
    fresh.rules().forEach(rule -> after.add(meaning(rule, fresh)));
    List<Probe> probes = new ArrayList<>();
    if (!frame(old).equals(frame(fresh))) {
      Rule any = new Rule("anything", Effect.ALLOW, Mode.ENFORCE, null, ANYONE, ANYTHING);
      probes.add(of(any, fresh, true));
      probes.add(of(any, old, false));
    }
    missing(fresh, before, true, most, probes);
    missing(old, after, false, most, probes);
    return probes;
  }

  private static void missing(
      AccessSnapshot of, Set<Object> others, boolean fresh, int most, List<Probe> probes) {
    for (Rule rule : of.rules()) {
      if (probes.size() < most && !others.contains(meaning(rule, of))) {
        probes.add(of(rule, of, fresh));
      }
    }
  }

  private static List<Object> frame(AccessSnapshot snapshot) {
    Set<String> services = new TreeSet<>();
    snapshot.endpoints().values().forEach(endpoint -> services.add(endpoint.service()));
    return List.of(snapshot.mode(), snapshot.region(), services);
  }

  private static Meaning meaning(Rule rule, AccessSnapshot snapshot) {
    Rule.To to = rule.to();
    AccessSnapshot.Endpoint endpoint =
        to.endpoint() == null ? null : snapshot.endpoints().get(to.endpoint());
    Set<Set<String>> networks = new HashSet<>();
    rule.from()
        .networks()
        .forEach(n -> networks.add(Set.copyOf(snapshot.networks().getOrDefault(n, List.of()))));
    Set<Set<String>> groups = new HashSet<>();
    rule.from()
        .groups()
        .forEach(g -> groups.add(Set.copyOf(snapshot.groups().getOrDefault(g, List.of()))));
    return new Meaning(
        rule.effect(),
        rule.mode(),
        String.valueOf(rule.until()),
        networks,
        Set.copyOf(rule.from().users()),
        groups,
        endpoint == null ? "" : endpoint.service(),
        new Rule.To(
            null,
            to.hosts(),
            to.buckets(),
            to.accessPoints(),
            to.accounts(),
            to.regions(),
            to.ports(),
            to.tables().isEmpty() ? List.of() : List.of("*"),
            List.of(),
            List.of()));
  }

  private static Probe of(Rule rule, AccessSnapshot of, boolean fresh) {
    Map<String, List<String>> networks = new HashMap<>();
    rule.from().networks().forEach(n -> networks.put(n, of.networks().getOrDefault(n, List.of())));
    Map<String, List<String>> groups = new HashMap<>();
    rule.from().groups().forEach(g -> groups.put(g, of.groups().getOrDefault(g, List.of())));
    Rule always = new Rule(rule.name(), rule.effect(), Mode.ENFORCE, null, rule.from(), rule.to());
    AccessSnapshot alone =
        new AccessSnapshot(
            of.farm(),
            of.region(),
            Mode.ENFORCE,
            null,
            null,
            of.endpoints(),
            networks,
            Map.of(),
            groups,
            List.of(always));
    return new Probe(rule, fresh, Access.of(alone));
  }

  /// Whether the rule speaks of addresses of this class.
  boolean matches(AddressClass addresses) {
    List<String> networks = rule.from().networks();
    Set<String> in = fresh ? addresses.fresh() : addresses.old();
    return networks.isEmpty() || networks.stream().anyMatch(in::contains);
  }

  /// Whether the rule matches this connection.
  boolean matches(Caller caller, Target target) {
    Decision decision = alone.decide(caller, target, Instant.EPOCH);
    return decision.rule() != null;
  }

  /// The names that matter for this rule.
  List<Host> hosts(Names names) {
    return names.of(rule);
  }
}

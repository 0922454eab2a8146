package causeway.access.grant;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which rules can be held to their own callers.
///
/// The proxy tells callers apart but sees only the name that a client chose to show; the endpoint
/// policy sees the true bucket but every request comes from a proxy, so the policy is the union
/// over all callers of the endpoint. A grant therefore belongs to *everybody* who may connect to
/// the endpoint, unless it names principals. It does no harm where all of them are granted as much
/// anyway. Rules that deny are not counted on: in doubt a rule is reported.
public final class Enforceability {
  /// Some tenths of a second of comparing patterns; far more than fits an endpoint policy.
  private static final long BUDGET = 20_000_000;

  /// A rule whose grant also falls to the callers of another rule.
  ///
  /// @param endpoint where
  /// @param other an allow rule whose callers are not granted as much
  public record Leak(Rule rule, String endpoint, Rule other) {}

  private final List<Rule> allows;
  private final Map<String, String> services;
  private final List<Callers> callers = new ArrayList<>();
  private final List<Integer> kindOfCaller = new ArrayList<>();
  private final List<Integer> kindOfGrant = new ArrayList<>();
  private final Map<Integer, Boolean> contained = new HashMap<>();
  private final Grants grants = new Grants(BUDGET);

  private Enforceability(
      List<Rule> rules,
      Map<String, String> services,
      Map<String, List<String>> networks,
      Map<String, List<String>> groups,
      LocalDate today) {
    this.services = services;
    this.allows =
        rules.stream()
            .filter(rule -> rule.effect() == Effect.ALLOW && rule.mode() == Mode.ENFORCE)
            .filter(rule -> current(rule, today))
            .toList();
    Map<Rule.From, Integer> kinds = new HashMap<>();
    Map<List<Object>, Integer> grantKinds = new HashMap<>();
    for (Rule rule : allows) {
      Integer kind = kinds.get(rule.from());
      if (kind == null) {
        kind = callers.size();
        kinds.put(rule.from(), kind);
        callers.add(Callers.of(rule.from(), networks, groups));
      }
      kindOfCaller.add(kind);
      LocalDate until = rule.until();
      List<Object> grant = List.of(rule.to(), until == null ? "" : until);
      Integer grantKind = grantKinds.putIfAbsent(grant, grantKinds.size());
      kindOfGrant.add(grantKind == null ? grantKinds.size() - 1 : grantKind);
    }
  }

  /// The enforced allow rules that leak, in the order of the document, each once.
  ///
  /// @param services the service of each endpoint
  public static List<Leak> leaks(
      List<Rule> rules,
      Map<String, String> services,
      Map<String, List<String>> networks,
      Map<String, List<String>> groups,
      LocalDate today) {
    return new Enforceability(rules, services, networks, groups, today).leaks();
  }

  private static boolean current(Rule rule, LocalDate today) {
    LocalDate until = rule.until();
    return until == null || !until.isBefore(today);
  }

  private List<Leak> leaks() {
    List<Leak> leaks = new ArrayList<>();
    for (Rule rule : allows) {
      if (rule.to().principals().isEmpty()) {
        Leak leak = leak(rule);
        if (leak != null) {
          leaks.add(leak);
        }
      }
    }
    return leaks;
  }

  private @Nullable Leak leak(Rule rule) {
    for (Map.Entry<String, String> endpoint : services.entrySet()) {
      if (!reaches(rule, endpoint)) {
        continue;
      }
      BitSet granted = new BitSet();
      Map<Integer, Boolean> enough = new HashMap<>();
      for (int i = 0; i < allows.size(); i++) {
        boolean known = granted.get(kindOfCaller.get(i));
        Rule wide = allows.get(i);
        if (!known
            && reaches(wide, endpoint)
            && enough.computeIfAbsent(kindOfGrant.get(i), _ -> grants.contains(wide, rule))) {
          granted.set(kindOfCaller.get(i));
        }
      }
      for (int i = 0; i < allows.size(); i++) {
        int theirs = kindOfCaller.get(i);
        if (reaches(allows.get(i), endpoint)
            && !granted.get(theirs)
            && granted.stream().noneMatch(ours -> contains(ours, theirs))) {
          return new Leak(rule, endpoint.getKey(), allows.get(i));
        }
      }
    }
    return null;
  }

  private static boolean reaches(Rule rule, Map.Entry<String, String> endpoint) {
    return new Fit(rule.to()).reaches(endpoint.getKey(), endpoint.getValue());
  }

  private boolean contains(int wide, int narrow) {
    return wide == narrow
        || contained.computeIfAbsent(
            wide * callers.size() + narrow, key -> callers.get(wide).contains(callers.get(narrow)));
  }
}

package causeway.access.grant;

import causeway.access.Effect;
import causeway.access.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
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

  private final Grants grants = new Grants(BUDGET);
  private final List<Rule> allows;
  private final Map<String, List<String>> networks;
  private final Map<String, List<String>> groups;

  /// What a rule grants, whoever its callers are.
  private record Grant(Rule.To to, @Nullable LocalDate until) {}

  /// The rules at one endpoint that have the same callers.
  private static final class Alike {
    final Callers callers;
    final List<Rule> rules = new ArrayList<>();

    Alike(Callers callers) {
      this.callers = callers;
    }

    Rule first() {
      return rules.getFirst();
    }
  }

  private Enforceability(
      List<Rule> rules,
      Map<String, List<String>> networks,
      Map<String, List<String>> groups,
      LocalDate today) {
    this.networks = networks;
    this.groups = groups;
    allows =
        rules.stream()
            .filter(rule -> rule.effect() == Effect.ALLOW && rule.enforced(today))
            .toList();
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
    Enforceability enforceability = new Enforceability(rules, networks, groups, today);
    Map<String, Leak> leaks = new HashMap<>();
    services.forEach((endpoint, service) -> enforceability.find(endpoint, service, leaks));
    return enforceability.allows.stream()
        .map(rule -> leaks.get(rule.name()))
        .filter(Objects::nonNull)
        .toList();
  }

  /// Rules that grant the same leak alike, so each grant is looked at once.
  private void find(String endpoint, String service, Map<String, Leak> leaks) {
    List<Rule> here =
        allows.stream().filter(rule -> new Fit(rule.to()).reaches(endpoint, service)).toList();
    Map<Rule.From, Alike> byCallers = new LinkedHashMap<>();
    here.forEach(rule ->
        byCallers
            .computeIfAbsent(rule.from(), from -> new Alike(Callers.of(from, networks, groups)))
            .rules
            .add(rule));
    Wider wider = new Wider(List.copyOf(byCallers.values()));
    Map<Grant, Optional<Rule>> others = new HashMap<>();
    for (Rule rule : here) {
      if (rule.to().principals().isEmpty()) {
        others
            .computeIfAbsent(new Grant(rule.to(), rule.until()), _ -> other(rule, wider))
            .ifPresent(other -> leaks.putIfAbsent(rule.name(), new Leak(rule, endpoint, other)));
      }
    }
  }

  /// The first rule whose callers are not granted as much as `narrow` grants.
  private Optional<Rule> other(Rule narrow, Wider wider) {
    Map<Alike, Boolean> granted = new HashMap<>();
    Predicate<Alike> enough =
        alike ->
            granted.computeIfAbsent(
                alike, each -> each.rules.stream().anyMatch(wide -> grants.contains(wide, narrow)));
    return wider.all().stream()
        .filter(alike -> !enough.test(alike) && wider.of(alike).stream().noneMatch(enough))
        .map(Alike::first)
        .findFirst();
  }

  /// Whose callers include whose, found when first asked.
  private record Wider(List<Alike> all, Map<Alike, List<Alike>> found) {
    Wider(List<Alike> all) {
      this(all, new HashMap<>());
    }

    List<Alike> of(Alike narrow) {
      return found.computeIfAbsent(
          narrow, _ -> all.stream().filter(wide -> wide.callers.contains(narrow.callers)).toList());
    }
  }
}

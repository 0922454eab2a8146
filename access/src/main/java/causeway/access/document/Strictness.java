package causeway.access.document;

import causeway.access.Quoted;
import causeway.access.Rule;
import causeway.access.grant.Enforceability;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reports the rules that cannot be held to their own callers: a fault under `strict`, else a
/// warning.
final class Strictness {
  private Strictness() {}

  static void check(
      boolean strict,
      List<Rules.Placed> placed,
      Map<String, String> services,
      Map<String, List<String>> networks,
      Map<String, List<String>> groups,
      LocalDate today) {
    Map<String, Value> places = new HashMap<>();
    placed.forEach(each -> places.put(each.rule().name(), each.value()));
    List<Rule> rules = placed.stream().map(Rules.Placed::rule).toList();
    for (Enforceability.Leak leak :
        Enforceability.leaks(rules, services, networks, groups, today)) {
      Value place = places.get(leak.rule().name());
      if (place != null) {
        report(strict, place, leak);
      }
    }
  }

  private static void report(boolean strict, Value place, Enforceability.Leak leak) {
    String rest =
        "cannot be held to its own callers, because endpoint "
            + Quoted.of(leak.endpoint())
            + " has one policy for all and the callers of rule "
            + Quoted.of(leak.other().name())
            + " are not granted as much; name principals, grant them as much, ";
    if (strict) {
      place.fault(
          Code.NOT_ENFORCEABLE, rest + "give it a farm of its own, or accept it by strict: false");
    } else {
      place.warn(Code.NOT_ENFORCEABLE, rest + "or give it a farm of its own");
    }
  }
}

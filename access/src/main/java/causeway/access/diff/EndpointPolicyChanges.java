package causeway.access.diff;

import causeway.access.Rule;
import causeway.access.snapshot.AccessSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What changes for the endpoint policy alone: tables, principals and actions of rules.
final class EndpointPolicyChanges {
  private EndpointPolicyChanges() {}

  static List<Change> between(AccessSnapshot old, AccessSnapshot fresh) {
    Map<String, Rule> before = byName(old);
    Map<String, Rule> after = byName(fresh);
    List<Change> changes = new ArrayList<>();
    after.forEach((name, rule) -> compare(before.get(name), rule, changes));
    before.forEach((name, rule) -> {
      if (!after.containsKey(name)) {
        compare(rule, null, changes);
      }
    });
    return changes;
  }

  private static Map<String, Rule> byName(AccessSnapshot snapshot) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    snapshot.rules().forEach(rule -> rules.put(rule.name(), rule));
    return rules;
  }

  private static void compare(@Nullable Rule old, @Nullable Rule fresh, List<Change> changes) {
    Rule either = fresh != null ? fresh : old;
    if (either == null) {
      return;
    }
    List<String> parts = new ArrayList<>();
    part("tables", old, fresh, rule -> rule.to().tables(), "any", parts);
    part("principals", old, fresh, rule -> rule.to().principals(), "any", parts);
    part("access", old, fresh, rule -> rule.to().access(), "read and write", parts);
    if (parts.isEmpty()) {
      return;
    }
    String what = String.join("; ", parts);
    String verb = old == null ? "is new, with " : fresh == null ? "is gone, with " : "changes ";
    changes.add(
        new Change(
            Kind.ENDPOINT_POLICY,
            either.from().networks(),
            either.from().users(),
            either.from().groups(),
            what,
            either.name(),
            null,
            "endpoint-policy: rule \""
                + either.name()
                + "\" "
                + verb
                + what
                + ", which the proxies do not see and the endpoint policy enforces"));
  }

  private static void part(
      String kind,
      @Nullable Rule old,
      @Nullable Rule fresh,
      Function<Rule, List<String>> values,
      String empty,
      List<String> parts) {
    List<String> before = old == null ? List.of() : values.apply(old);
    List<String> after = fresh == null ? List.of() : values.apply(fresh);
    if (before.equals(after)) {
      return;
    }
    parts.add(
        old == null || fresh == null
            ? kind + " " + text(old == null ? after : before, empty)
            : kind + " from " + text(before, empty) + " to " + text(after, empty));
  }

  private static String text(List<String> values, String empty) {
    return values.isEmpty() ? empty : String.join(", ", values);
  }
}

package causeway.access.diff;

import causeway.access.Rule;
import causeway.access.decide.Caller;
import causeway.access.decide.Decision;
import causeway.access.decide.Target;
import causeway.access.glob.Glob;
import causeway.access.host.Host;
import causeway.access.host.Service;
import causeway.access.snapshot.AccessSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Gathers differing connections into changes: same kind, rule, users and pattern; the networks are
/// joined and the first example stands for all.
final class Grouping {
  private final Map<String, Rule> oldRules = new HashMap<>();
  private final Map<String, Rule> freshRules = new HashMap<>();
  private final Instant now;
  private final Map<Key, Group> groups = new LinkedHashMap<>();

  private record Key(
      Kind kind,
      @Nullable String rule,
      List<String> users,
      List<String> groups,
      String what,
      @Nullable Instant from) {}

  private record Group(Set<String> networks, Example example) {}

  /// A rule and the document it is of.
  private record Cause(Rule rule, boolean fresh) {
    boolean namesCallers() {
      Rule.From from = rule.from();
      return !(from.networks().isEmpty() && from.users().isEmpty() && from.groups().isEmpty());
    }
  }

  Grouping(AccessSnapshot old, AccessSnapshot fresh, Instant now) {
    old.rules().forEach(rule -> oldRules.put(rule.name(), rule));
    fresh.rules().forEach(rule -> freshRules.put(rule.name(), rule));
    this.now = now;
  }

  /// The callers and the pattern are those of the rule that made the difference; where it names
  /// none, those of the rule that allows on the other side.
  void add(Kind kind, AddressClass address, Caller caller, Target target, Example example) {
    Cause old = cause(oldRules, rule(kind, example.before()), false);
    Cause fresh = cause(freshRules, rule(kind, example.after()), true);
    boolean byNew = fresh != null && !(old != null && unchanged(fresh.rule));
    Cause cause = byNew ? fresh : old;
    Cause other = byNew ? old : fresh;
    Cause callers = cause != null && !cause.namesCallers() && other != null ? other : cause;
    List<String> networks = new ArrayList<>();
    List<String> users = new ArrayList<>();
    List<String> memberships = new ArrayList<>();
    if (callers != null) {
      Set<String> in = callers.fresh ? address.fresh() : address.old();
      Rule.From from = callers.rule.from();
      from.networks().stream().filter(in::contains).forEach(networks::add);
      from.users().stream().filter(u -> u.equals(caller.user())).forEach(users::add);
      memberships.addAll(from.groups());
    }
    Key key =
        new Key(
            kind,
            cause == null ? null : cause.rule.name(),
            users,
            memberships,
            what(cause, other, target),
            example.at().equals(now) ? null : example.at());
    groups.computeIfAbsent(key, _ -> new Group(new TreeSet<>(), example)).networks.addAll(networks);
  }

  private static @Nullable String rule(Kind kind, Decision decision) {
    Decision.Would would = decision.would();
    return kind == Kind.WOULD_CHANGED && would != null ? would.rule() : decision.rule();
  }

  private static @Nullable Cause cause(
      Map<String, Rule> rules, @Nullable String name, boolean fresh) {
    Rule rule = name == null ? null : rules.get(name);
    return rule == null ? null : new Cause(rule, fresh);
  }

  private boolean unchanged(Rule rule) {
    return rule.equals(oldRules.get(rule.name()));
  }

  private static String what(@Nullable Cause cause, @Nullable Cause other, Target target) {
    String own = cause == null ? null : what(cause.rule, target);
    String others = other == null || own != null ? null : what(other.rule, target);
    Host host = target.host();
    Service service = host.service();
    String what = own != null ? own : others != null ? others : "";
    boolean ports = cause != null && !cause.rule.to().ports().isEmpty();
    return (what.isEmpty() ? service == null ? host.name() : service.code() : what)
        + (ports ? " port " + target.port() : "");
  }

  private static @Nullable String what(Rule rule, Target target) {
    Host host = target.host();
    String bucket = pattern(rule.to().buckets(), host.bucket());
    if (bucket != null) {
      return "bucket " + bucket;
    }
    String accessPoint = pattern(rule.to().accessPoints(), host.accessPoint());
    if (accessPoint != null) {
      return "access point " + accessPoint;
    }
    String name = pattern(rule.to().hosts(), host.name());
    if (name != null) {
      return "host " + name;
    }
    return rule.to().accounts().isEmpty() || host.account() == null
        ? null
        : "account " + host.account();
  }

  private static @Nullable String pattern(List<String> patterns, @Nullable String name) {
    for (String pattern : patterns) {
      if (name != null && Glob.of(pattern.toLowerCase(Locale.ROOT)).matches(name)) {
        return pattern;
      }
    }
    return null;
  }

  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    groups.forEach((key, group) -> changes.add(change(key, group)));
    changes.sort(Comparator.comparing(Change::kind));
    return changes;
  }

  private static Change change(Key key, Group group) {
    List<String> networks = List.copyOf(group.networks);
    Instant from = key.from;
    String text =
        key.kind.code()
            + ": "
            + (from == null ? "" : "from " + LocalDate.ofInstant(from, ZoneOffset.UTC) + " ")
            + who(networks, key)
            + " "
            + verb(key, group.example)
            + " "
            + key.what
            + (key.rule == null ? "" : " (rule \"" + key.rule + "\")")
            + "; for example "
            + group.example.text();
    return new Change(
        key.kind, networks, key.users, key.groups, key.what, key.rule, group.example, text);
  }

  private static String who(List<String> networks, Key key) {
    List<String> parts = new ArrayList<>();
    if (!networks.isEmpty()) {
      parts.add("network " + String.join(", ", networks));
    }
    if (!key.users.isEmpty()) {
      parts.add("user " + String.join(", ", key.users));
    }
    if (!key.groups.isEmpty()) {
      parts.add("group " + String.join(", ", key.groups));
    }
    return parts.isEmpty() ? "anyone" : String.join(" as ", parts);
  }

  private static String verb(Key key, Example example) {
    Decision.Would before = example.before().would();
    Decision.Would after = example.after().would();
    return switch (key.kind) {
      case WOULD_CHANGED ->
          after != null
              ? "is reported as would-" + after.effect().code() + " for"
              : "is no longer reported as "
                  + (before == null ? "" : "would-" + before.effect().code() + " for");
      case ADDED, REMOVED, EXPIRY, ENDPOINT_POLICY ->
          switch (example.after()) {
            case Decision.Allow _ -> "can reach";
            case Decision.Deny _ -> "can no longer reach";
          };
    };
  }
}

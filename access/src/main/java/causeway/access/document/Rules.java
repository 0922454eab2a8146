package causeway.access.document;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Quoted;
import causeway.access.Rule;
import causeway.access.grant.Fit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `rules`.
final class Rules {
  static final int MOST = 10_000;
  private static final Rule.From ANYONE = new Rule.From(List.of(), List.of(), List.of());

  private final Known known;
  private final Targets targets;
  private final LocalDate today;
  private final Map<String, String> names = new HashMap<>();
  private final Map<Rule, String> alike = new HashMap<>();

  Rules(Known known, Targets targets, LocalDate today) {
    this.known = known;
    this.targets = targets;
    this.today = today;
  }

  List<Placed> read(Value value) {
    List<Placed> rules = new ArrayList<>();
    List<Value> items = value.list("rule", true);
    if (items.size() > MOST) {
      value.fault(
          Code.TOO_MANY_RULES,
          "has "
              + items.size()
              + " rules, more than "
              + MOST
              + "; join some, or use several farms");
      return rules;
    }
    int number = 0;
    for (Value item : items) {
      Placed rule = rule(item, ++number);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private @Nullable Placed rule(Value value, int number) {
    int before = value.faults().count();
    String owner = "rule " + number;
    String given = Peek.text(value.node(), "name");
    owner = given == null ? owner : "rule " + Quoted.of(given);
    Section section = Section.open(value.called("", owner), Shape.RULE, owner);
    if (section == null) {
      return null;
    }
    String name = section.get("name", this::name);
    Effect effect =
        section.get("effect", v -> v.choice(List.of(Effect.values()), Effect::code), Effect.ALLOW);
    Mode mode =
        section.get("mode", v -> v.choice(List.of(Mode.values()), Mode::code), Mode.ENFORCE);
    LocalDate until = section.get("until", this::until);
    Rule.From from = from(section, owner);
    Rule.To to = targets.read(section, owner, effect);
    if (name == null) {
      return null;
    }
    Rule rule = new Rule(name, effect, mode, until, from, to);
    if (value.faults().count() == before) {
      Value subject = value.called("", owner);
      duplicate(subject, rule);
      if (effect == Effect.ALLOW && new Fit(to).unbounded()) {
        subject.warn(
            Code.ALLOWS_EVERYTHING,
            "names no hosts, buckets, access-points, accounts, tables or principals, so it allows"
                + " all that its endpoint serves; name what it is for");
      }
    }
    return new Placed(rule, value.called("", owner));
  }

  private @Nullable String name(Value value) {
    String name = value.text(Grammar.NAME);
    if (name == null) {
      return null;
    }
    String other = names.get(name);
    if (other != null) {
      value.refuse(Code.NAME_OVERLAP, name, "is the name of two rules; rename one");
    }
    Named.fold(name, value.owner(), value.position(), names, value.faults());
    return name;
  }

  private void duplicate(Value value, Rule rule) {
    Rule nameless = new Rule("", rule.effect(), rule.mode(), rule.until(), rule.from(), rule.to());
    String other = alike.putIfAbsent(nameless, rule.name());
    if (other != null && !other.equals(rule.name())) {
      value.fault(
          Code.DUPLICATE_RULE, "says the same as rule " + Quoted.of(other) + "; remove one");
    }
  }

  private @Nullable LocalDate until(Value value) {
    String text = value.text();
    if (text == null) {
      return null;
    }
    try {
      LocalDate until = LocalDate.parse(text);
      if (until.isBefore(today)) {
        value.warn(
            Code.EXPIRED, Quoted.of(text) + " has passed, so the rule counts no more; remove it");
      }
      return until;
    } catch (DateTimeParseException notADay) {
      value.refuse(Code.BAD_DATE, text, "is not a day; write one such as 2027-01-31");
      return null;
    }
  }

  private Rule.From from(Section rule, String owner) {
    Value value = rule.get("from");
    Section from = value == null ? null : Section.open(value, Shape.FROM, owner);
    if (value == null || from == null) {
      return ANYONE;
    }
    if (from.isEmpty()) {
      value.fault(
          Code.EMPTY_LIST, "names nobody; name networks, users or groups, or leave from out");
    }
    return new Rule.From(
        from.get("networks", v -> v.list("network", false, known::network), List.of()),
        from.get("users", v -> v.list("user", false, known::user), List.of()),
        from.get("groups", v -> v.list("group", false, known::group), List.of()));
  }

  /// A rule and where it stands.
  record Placed(Rule rule, Value value) {}
}

package causeway.policy.language;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One statement out of its JSON object.
final class StatementReader {
  private static final List<String> ELEMENTS =
      List.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private final Json.Members object;
  private final String path;
  private final Faults faults;
  private final Map<String, Json> elements = new HashMap<>();

  StatementReader(Json.Members object, String path, Faults faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /// The statement; empty when one of its parts has a fault.
  Optional<Statement> read() {
    for (Json.Member member : object.list()) {
      if (ELEMENTS.contains(member.name())) {
        elements.put(member.name(), member.value());
      } else {
        faults.add(
            member.at(),
            at(member.name()),
            "unknown-element",
            Texts.unknown(member.name(), ELEMENTS));
      }
    }
    Json sid = elements.get("Sid");
    String name = sid == null ? null : Texts.one(sid, at("Sid"), faults).orElse(null);
    Optional<Effect> effect = effect();
    Optional<Principals> principals =
        PrincipalReader.read(elements.get("Principal"), elements.get("NotPrincipal"), path, faults);
    bothNamed("Principal");
    Optional<Patterns> actions = patterns("Action", true, StatementReader::badAction);
    boolean needsResource = actions.isPresent() && !isTrust(actions.get());
    Optional<Patterns> resources =
        patterns("Resource", needsResource, StatementReader::badResource);
    Json condition = elements.get("Condition");
    List<Condition> conditions =
        condition == null
            ? List.of()
            : new ConditionReader(at("Condition"), faults).read(condition);
    return faults.isEmpty() && effect.isPresent() && principals.isPresent() && actions.isPresent()
        ? Optional.of(
            new Statement(
                name,
                effect.get(),
                principals.get(),
                actions.get(),
                resources.orElse(null),
                conditions))
        : Optional.empty();
  }

  private Optional<Effect> effect() {
    Json value = elements.get("Effect");
    if (value == null) {
      missing("Effect", "write \"Allow\" or \"Deny\"");
      return Optional.empty();
    }
    return Texts.one(value, at("Effect"), faults)
        .flatMap(text -> {
          Optional<Effect> known = Effect.of(text);
          if (known.isEmpty()) {
            faults.add(
                value,
                at("Effect"),
                "unknown-effect",
                Quoted.of(text) + " is no effect; write \"Allow\" or \"Deny\", in this case");
          }
          return known;
        });
  }

  private Optional<Patterns> patterns(String name, boolean required, Texts.Check check) {
    bothNamed(name);
    Json only = elements.get(name);
    Json except = elements.get("Not" + name);
    @Nullable Json given = only == null ? except : only;
    if (given == null) {
      if (required) {
        missing(name, "name one, or write \"*\"");
      }
      return Optional.empty();
    }
    List<String> values = Texts.some(given, at(only == null ? "Not" + name : name), faults, check);
    return values.isEmpty() ? Optional.empty() : Optional.of(new Patterns(only == null, values));
  }

  /// AWS: an action is `*` or begins with its service.
  private static Optional<Texts.Problem> badAction(String action) {
    return action.equals("*") || action.matches("[^:\\s]+:\\S+")
        ? Optional.empty()
        : Optional.of(
            new Texts.Problem(
                "not-an-action",
                Quoted.of(action) + " names no service; write it like s3:GetObject, s3:* or *"));
  }

  private static Optional<Texts.Problem> badResource(String resource) {
    return resource.isEmpty()
        ? Optional.of(
            new Texts.Problem("empty-value", "\"\" matches nothing; write an ARN or \"*\""))
        : Optional.empty();
  }

  private static boolean isTrust(Patterns actions) {
    return !actions.except()
        && actions.values().stream()
            .allMatch(action -> action.toLowerCase(Locale.ROOT).startsWith("sts:"));
  }

  private void bothNamed(String name) {
    if (elements.containsKey(name) && elements.containsKey("Not" + name)) {
      faults.add(
          place("Not" + name),
          at("Not" + name),
          "both-forms",
          name + " and Not" + name + " exclude each other; keep one");
    }
  }

  private void missing(String name, String remedy) {
    faults.add(object, path, "missing-element", "no " + name + "; " + remedy);
  }

  private Json place(String name) {
    return elements.getOrDefault(name, object);
  }

  private String at(String name) {
    return path + "." + name;
  }
}

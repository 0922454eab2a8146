package causeway.access.document;

import causeway.access.Quoted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// A mapping whose keys are names that the team chose: networks, users, groups, endpoints.
final class Named {
  private Named() {}

  /// The values by name, each owned by `kind "name"`. Faulty names are reported but kept, so that
  /// what refers to them is not reported as well.
  static Map<String, Value> of(Value value, String kind) {
    Map<String, Value> named = new LinkedHashMap<>();
    if (!(value.node() instanceof MappingNode node)) {
      value.wrongType("a mapping", "write {NAME: …}");
      return named;
    }
    if (node.getValue().isEmpty()) {
      value.fault(Code.EMPTY_LIST, "has no entry; name at least one, or leave it out");
    }
    Map<String, String> folded = new HashMap<>();
    Entries.of(node, value.subject(), value.faults())
        .forEach((name, entry) -> {
          String owner = kind + " " + Quoted.of(name);
          checkName(name, owner, entry.position(), value.faults());
          fold(name, owner, entry.position(), folded, value.faults());
          named.put(name, new Value(entry.value(), "", owner, value.secret(), value.faults()));
        });
    return named;
  }

  /// The same values without any check, to speak of them again.
  static Map<String, Value> values(Value value) {
    Map<String, Value> named = new LinkedHashMap<>();
    if (value.node() instanceof MappingNode node) {
      Faults unheard = new Faults("");
      Entries.of(node, "", unheard)
          .forEach((name, entry) ->
              named.put(
                  name,
                  new Value(
                      entry.value(),
                      "",
                      "network " + Quoted.of(name),
                      value.secret(),
                      value.faults())));
    }
    return named;
  }

  private static void checkName(String name, String owner, Position at, Faults faults) {
    if (!Grammar.NAME.fits(name)) {
      faults.fault(at, Grammar.NAME.code(), owner + " " + Grammar.NAME.broken());
    }
  }

  /// Reports a name that differs from an earlier one only by case.
  static void fold(
      String name, String owner, Position at, Map<String, String> folded, Faults faults) {
    String other = folded.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
    if (other != null && !other.equals(name)) {
      faults.fault(
          at,
          Code.NAME_OVERLAP,
          owner + " differs from " + Quoted.of(other) + " only by case; rename one");
    }
  }
}

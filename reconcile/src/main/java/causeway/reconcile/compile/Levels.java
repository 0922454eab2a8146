package causeway.reconcile.compile;

import causeway.access.Rule;
import causeway.access.grant.Fit;
import causeway.policy.catalogue.Action;
import causeway.policy.catalogue.Action.Level;
import causeway.policy.catalogue.Actions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The actions that a rule's `access` stands for at one service. Levels do not contain each other:
/// whoever should administer and read names both.
///
/// Only what reads is written with wildcards, and only where today's catalogue has nothing but
/// reads under that verb: an action that AWS adds later may then be read with, never written with.
final class Levels {
  private static final List<String> DEFAULT = List.of("read", "write");
  private static final List<String> READING_VERBS = List.of("Describe", "Get", "List");
  private static final Set<Level> READING = EnumSet.of(Level.LIST, Level.READ);

  private Levels() {}

  /// The patterns, sorted.
  ///
  /// @param types the types of the resources that the rule names; empty for any
  /// @param readsOnly whether all but what reads is left out
  static List<String> actions(Rule.To to, String service, Set<String> types, boolean readsOnly) {
    Set<Level> levels = EnumSet.noneOf(Level.class);
    Set<String> patterns = new TreeSet<>();
    for (String access : to.access().isEmpty() ? DEFAULT : to.access()) {
      switch (access) {
        case "read" -> levels.addAll(READING);
        case "write" -> levels.add(Level.WRITE);
        case "admin" -> levels.add(Level.ADMIN);
        default -> {
          if (Fit.serves(service, access.substring(0, access.indexOf(':')))) {
            patterns.addAll(readsOnly ? reads(access) : List.of(access));
          }
        }
      }
    }
    if (readsOnly) {
      levels.retainAll(READING);
    }
    List<String> verbs = verbs(service, levels);
    verbs.forEach(verb -> patterns.add(service + ":" + verb + "*"));
    for (Action action : Actions.of(service)) {
      if (levels.contains(action.level())
          && verbs.stream().noneMatch(verb -> action.name().startsWith(verb))
          && (types.isEmpty() || action.resourceTypes().stream().anyMatch(types::contains))) {
        patterns.add(action.text());
      }
    }
    return new ArrayList<>(patterns);
  }

  /// What of a pattern reads: the pattern itself, where the catalogue has nothing else under it.
  private static List<String> reads(String pattern) {
    int colon = pattern.indexOf(':');
    Pattern names =
        Pattern.compile(
            "\\Q"
                + pattern.substring(colon + 1).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q")
                + "\\E",
            Pattern.CASE_INSENSITIVE);
    List<Action> matching =
        Actions.of(pattern.substring(0, colon)).stream()
            .filter(action -> names.matcher(action.name()).matches())
            .toList();
    List<String> reading =
        matching.stream()
            .filter(action -> READING.contains(action.level()))
            .map(Action::text)
            .toList();
    return !matching.isEmpty() && reading.size() == matching.size() ? List.of(pattern) : reading;
  }

  private static List<String> verbs(String service, Set<Level> levels) {
    if (!levels.containsAll(READING)) {
      return List.of();
    }
    return READING_VERBS.stream()
        .filter(verb ->
            Actions.of(service).stream()
                .filter(action -> action.name().startsWith(verb))
                .allMatch(action -> READING.contains(action.level())))
        .filter(
            verb -> Actions.of(service).stream().anyMatch(action -> action.name().startsWith(verb)))
        .toList();
  }
}

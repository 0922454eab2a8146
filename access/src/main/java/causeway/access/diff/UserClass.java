package causeway.access.diff;

import causeway.access.Rule;
import causeway.access.snapshot.AccessSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All users that no rule of either document tells apart; the first class is that of callers
/// without a user.
///
/// @param witness one of them
record UserClass(@Nullable String witness) {

  static List<UserClass> of(AccessSnapshot old, AccessSnapshot fresh) {
    Set<String> users = new LinkedHashSet<>(old.users().keySet());
    users.addAll(fresh.users().keySet());
    Set<String> named = new TreeSet<>();
    Set<String> grouped = new TreeSet<>();
    for (AccessSnapshot snapshot : List.of(old, fresh)) {
      for (Rule rule : snapshot.rules()) {
        named.addAll(rule.from().users());
        grouped.addAll(rule.from().groups());
      }
    }
    List<UserClass> classes = new ArrayList<>();
    classes.add(new UserClass(null));
    Map<String, Set<String>> memberships = new LinkedHashMap<>();
    collect("old ", old, grouped, memberships);
    collect("new ", fresh, grouped, memberships);
    Set<Set<String>> seen = new LinkedHashSet<>();
    seen.add(Set.of());
    for (String user : users) {
      if (named.contains(user) || seen.add(memberships.getOrDefault(user, Set.of()))) {
        classes.add(new UserClass(user));
      }
    }
    return classes;
  }

  private static void collect(
      String side,
      AccessSnapshot snapshot,
      Set<String> grouped,
      Map<String, Set<String>> memberships) {
    snapshot
        .groups()
        .forEach((group, members) -> {
          if (grouped.contains(group)) {
            members.forEach(
                user -> memberships.computeIfAbsent(user, _ -> new TreeSet<>()).add(side + group));
          }
        });
  }
}

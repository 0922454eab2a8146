package causeway.access.document;

import causeway.access.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads `groups`: users under one name. Groups do not nest, and no group has the name of a user,
/// because records and messages show either by the bare name.
final class Groups {
  private Groups() {}

  static Map<String, List<String>> read(Value value, Known known) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    Set<String> users = known.users() == null ? Set.of() : known.users();
    Map<String, String> folded = new HashMap<>();
    users.forEach(user -> folded.put(user.toLowerCase(Locale.ROOT), user));
    Named.of(value, "group")
        .forEach((name, entry) -> {
          if (users.contains(name)) {
            entry.fault(Code.NAME_OVERLAP, "has the name of a user too; rename one");
          }
          Named.fold(name, "group " + Quoted.of(name), entry.position(), folded, entry.faults());
          groups.put(name, members(entry, known));
        });
    return groups;
  }

  private static List<String> members(Value value, Known known) {
    List<String> members = new ArrayList<>();
    for (Value item : value.list(value.name(), "user", false)) {
      String user = known.user(item);
      if (user != null) {
        members.add(user);
      }
    }
    return List.copyOf(members);
  }
}

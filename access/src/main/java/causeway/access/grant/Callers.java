package causeway.access.grant;

import causeway.access.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everybody one rule speaks of: addresses × users.
///
/// @param blocks absent means any address
/// @param users absent means any user, and nobody in particular
public record Callers(@Nullable Blocks blocks, @Nullable Set<String> users) {

  /// Kinds are ANDed: with both users and groups only those users who are in the groups count.
  public static Callers of(
      Rule.From from, Map<String, List<String>> networks, Map<String, List<String>> groups) {
    Blocks blocks =
        from.networks().isEmpty()
            ? null
            : Blocks.of(
                from.networks().stream()
                    .flatMap(name -> networks.getOrDefault(name, List.of()).stream())
                    .toList());
    if (from.users().isEmpty() && from.groups().isEmpty()) {
      return new Callers(blocks, null);
    }
    Set<String> members = new HashSet<>();
    from.groups().forEach(group -> members.addAll(groups.getOrDefault(group, List.of())));
    Set<String> users = new HashSet<>(from.users());
    if (from.users().isEmpty()) {
      users = members;
    } else if (!from.groups().isEmpty()) {
      users.retainAll(members);
    }
    return new Callers(blocks, users);
  }

  /// Whether every caller of `other` is one of these.
  public boolean contains(Callers other) {
    Set<String> theirs = other.users;
    if (theirs != null && theirs.isEmpty()) {
      return true;
    }
    Blocks inner = other.blocks;
    return (blocks == null || (inner != null && blocks.contains(inner)))
        && (users == null || (theirs != null && users.containsAll(theirs)));
  }
}

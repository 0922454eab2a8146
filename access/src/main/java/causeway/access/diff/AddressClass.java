package causeway.access.diff;

import causeway.access.Rule;
import causeway.access.net.Cidr;
import causeway.access.net.PrefixTable;
import causeway.access.snapshot.AccessSnapshot;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// All addresses that lie in the same networks of the old document and in the same of the new one,
/// as far as rules name them.
///
/// @param witness one of them
record AddressClass(Set<String> old, Set<String> fresh, InetAddress witness) {

  /// Every class there is.
  static List<AddressClass> of(AccessSnapshot old, AccessSnapshot fresh) {
    Map<Cidr, Set<String>> before = blocks(old);
    Map<Cidr, Set<String>> after = blocks(fresh);
    PrefixTable table = PrefixTable.of(all(old, fresh));
    Map<List<Set<String>>, AddressClass> classes = new LinkedHashMap<>();
    Map<Integer, List<InetAddress>> witnesses = new LinkedHashMap<>(table.witnesses());
    List<InetAddress> outside = witnesses.remove(PrefixTable.NONE);
    witnesses.put(PrefixTable.NONE, outside == null ? List.of() : outside);
    witnesses.forEach((prefix, addresses) -> {
      Set<String> oldNames = names(table, prefix, before);
      Set<String> freshNames = names(table, prefix, after);
      for (InetAddress address : addresses) {
        classes.putIfAbsent(
            List.of(oldNames, freshNames), new AddressClass(oldNames, freshNames, address));
      }
    });
    return new ArrayList<>(classes.values());
  }

  /// The blocks of all networks, also of those that no rule names: an address that somebody has
  /// makes the better witness.
  private static Set<Cidr> all(AccessSnapshot old, AccessSnapshot fresh) {
    Set<Cidr> all = new TreeSet<>();
    for (AccessSnapshot snapshot : List.of(old, fresh)) {
      snapshot.networks().values().forEach(texts -> texts.forEach(t -> all.add(Cidr.parse(t))));
    }
    return all;
  }

  private static Map<Cidr, Set<String>> blocks(AccessSnapshot snapshot) {
    Set<String> named = new HashSet<>();
    for (Rule rule : snapshot.rules()) {
      named.addAll(rule.from().networks());
    }
    Map<Cidr, Set<String>> blocks = new HashMap<>();
    snapshot
        .networks()
        .forEach((name, texts) -> {
          if (named.contains(name)) {
            texts.forEach(
                text -> blocks.computeIfAbsent(Cidr.parse(text), _ -> new TreeSet<>()).add(name));
          }
        });
    return blocks;
  }

  private static Set<String> names(PrefixTable table, int prefix, Map<Cidr, Set<String>> blocks) {
    Set<String> names = new TreeSet<>();
    for (int p = prefix; p != PrefixTable.NONE; p = table.parent(p)) {
      names.addAll(blocks.getOrDefault(table.prefixes().get(p), Set.of()));
    }
    return names;
  }
}

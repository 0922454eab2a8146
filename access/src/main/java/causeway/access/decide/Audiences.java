package causeway.access.decide;

import causeway.access.net.Cidr;
import causeway.access.net.PrefixTable;
import causeway.access.snapshot.AccessSnapshot;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which audience an address belongs to: the longest network prefix that holds it names the
/// combination of networks, because prefixes nest.
final class Audiences {
  /// Rules that merged chains may hold together, beyond which chains stay chains.
  static final int MERGE_BUDGET = 1 << 20;

  private final PrefixTable prefixes;
  private final Audience[] byPrefix;
  private final List<List<String>> names;
  private final Audience everywhere;

  private Audiences(
      PrefixTable prefixes, Audience[] byPrefix, List<List<String>> names, Audience everywhere) {
    this.prefixes = prefixes;
    this.byPrefix = byPrefix;
    this.names = names;
    this.everywhere = everywhere;
  }

  static Audiences of(AccessSnapshot snapshot, List<CompiledRule> rules, int mergeBudget) {
    Map<String, List<CompiledRule>> byNetwork = new HashMap<>();
    List<CompiledRule> unbound = new ArrayList<>();
    for (CompiledRule rule : rules) {
      if (rule.networks.isEmpty()) {
        unbound.add(rule);
      }
      rule.networks.stream()
          .distinct()
          .forEach(name -> byNetwork.computeIfAbsent(name, _ -> new ArrayList<>()).add(rule));
    }
    Map<Cidr, List<String>> networks = new TreeMap<>();
    snapshot
        .networks()
        .forEach((name, blocks) ->
            blocks.stream()
                .map(Cidr::parse)
                .distinct()
                .forEach(b -> networks.computeIfAbsent(b, _ -> new ArrayList<>()).add(name)));
    return new Chains(byNetwork, unbound)
        .build(PrefixTable.of(networks.keySet()), networks, mergeBudget);
  }

  Audience of(InetAddress address) {
    int prefix = prefixes.find(address);
    return prefix == PrefixTable.NONE ? everywhere : byPrefix[prefix];
  }

  /// The names of all networks that contain `address`, the narrowest first.
  List<String> networks(InetAddress address) {
    List<String> found = new ArrayList<>();
    for (int prefix = prefixes.find(address);
        prefix != PrefixTable.NONE;
        prefix = prefixes.parent(prefix)) {
      found.addAll(names.get(prefix));
    }
    return found.stream().distinct().toList();
  }

  /// Builds the chains, each link shared by all that need it.
  private static final class Chains {
    private final Map<String, List<CompiledRule>> byNetwork;
    private final Map<String, RuleIndex> indexes = new HashMap<>();
    private final Map<Link, Audience> links = new LinkedHashMap<>();
    private final Audience everywhere;

    /// @param wider compared by identity, as [Audience] has no other
    private record Link(String network, Audience wider) {}

    Chains(Map<String, List<CompiledRule>> byNetwork, List<CompiledRule> unbound) {
      this.byNetwork = byNetwork;
      this.everywhere = Audience.of(unbound, RuleIndex.of(unbound), null);
    }

    Audiences build(PrefixTable prefixes, Map<Cidr, List<String>> networks, int mergeBudget) {
      int count = prefixes.prefixes().size();
      Audience[] chains = new Audience[count];
      List<List<String>> names = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int parent = prefixes.parent(i);
        Audience chain = parent == PrefixTable.NONE ? everywhere : chains[parent];
        List<String> here = networks.getOrDefault(prefixes.prefixes().get(i), List.of());
        for (String network : here) {
          chain = link(network, chain);
        }
        names.add(List.copyOf(here));
        chains[i] = chain;
      }
      Map<Audience, Audience> merged = merge(mergeBudget);
      for (int i = 0; i < count; i++) {
        chains[i] = merged.getOrDefault(chains[i], chains[i]);
      }
      return new Audiences(prefixes, chains, names, everywhere);
    }

    private Audience link(String network, Audience wider) {
      List<CompiledRule> rules = byNetwork.get(network);
      if (rules == null) {
        return wider;
      }
      RuleIndex index = indexes.computeIfAbsent(network, _ -> RuleIndex.of(rules));
      return links.computeIfAbsent(new Link(network, wider), _ -> Audience.of(rules, index, wider));
    }

    /// The longest chains gain most.
    private Map<Audience, Audience> merge(int mergeBudget) {
      List<Audience> longest = new ArrayList<>(links.values());
      longest.sort(Comparator.comparingInt(Audience::links).reversed());
      Map<Audience, Audience> merged = new HashMap<>();
      int budget = mergeBudget;
      for (Audience chain : longest) {
        if (chain.size() <= budget) {
          budget -= chain.size();
          merged.put(chain, chain.merged());
        }
      }
      return merged;
    }
  }
}

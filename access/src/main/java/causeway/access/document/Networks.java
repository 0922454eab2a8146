package causeway.access.document;

import causeway.access.Quoted;
import causeway.access.net.Cidr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `networks`: the address blocks of each, in canonical spelling. Networks may overlap; a
/// client is in all that contain it.
final class Networks {
  /// With how many earlier blocks each is compared; networks are far smaller.
  private static final int MOST_COMPARED = 200;

  private Networks() {}

  static Map<String, List<String>> read(Value value) {
    Map<String, List<String>> networks = new LinkedHashMap<>();
    Named.of(value, "network").forEach((name, entry) -> networks.put(name, blocks(entry)));
    return networks;
  }

  private static List<String> blocks(Value value) {
    List<String> blocks = new ArrayList<>();
    List<Cidr> parsed = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Value item : value.list(value.name(), "block", false)) {
      String block = Cidrs.block(item);
      if (block == null) {
        continue;
      }
      if (!seen.add(block)) {
        item.refuse(Code.SAME_BLOCK, block, "is in the network twice; keep one");
        continue;
      }
      Cidr cidr = Cidr.parse(block);
      for (int i = 0; i < Math.min(parsed.size(), MOST_COMPARED); i++) {
        covered(item, block, blocks.get(i), cidr, parsed.get(i));
      }
      blocks.add(block);
      parsed.add(cidr);
    }
    return List.copyOf(blocks);
  }

  private static void covered(Value value, String block, String other, Cidr cidr, Cidr before) {
    boolean inside = before.contains(cidr);
    if (inside || cidr.contains(before)) {
      value.warn(
          Code.COVERED_CIDR,
          Quoted.of(block)
              + (inside ? " lies inside " : " contains ")
              + Quoted.of(other)
              + " of the same network; one of them is enough");
    }
  }
}

package causeway.access.decide;

import causeway.access.net.Cidr;
import causeway.access.net.PrefixTable;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.AccessSnapshot.Quarantined;
import java.net.InetAddress;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The client blocks that alarms shut out, looked up by address. Exactly those blocks: whoever is
/// beside one never notices.
final class Quarantine {
  private final PrefixTable table;
  private final Quarantined[] byPrefix;

  private Quarantine(PrefixTable table, Quarantined[] byPrefix) {
    this.table = table;
    this.byPrefix = byPrefix;
  }

  static Quarantine of(AccessSnapshot snapshot) {
    Map<Cidr, Quarantined> blocks = new TreeMap<>();
    snapshot.quarantine().forEach(each -> blocks.putIfAbsent(Cidr.parse(each.source()), each));
    // Both are in the order of the blocks.
    return new Quarantine(
        PrefixTable.of(blocks.keySet()), blocks.values().toArray(Quarantined[]::new));
  }

  boolean holds(InetAddress address) {
    return byPrefix.length > 0 && table.contains(address);
  }

  @Nullable Quarantined of(InetAddress address) {
    int prefix = byPrefix.length == 0 ? PrefixTable.NONE : table.find(address);
    return prefix == PrefixTable.NONE ? null : byPrefix[prefix];
  }
}

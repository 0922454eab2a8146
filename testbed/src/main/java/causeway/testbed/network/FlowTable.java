package causeway.testbed.network;

import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.SystemTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A load balancer's table in the kernel, which translates addresses at a flow's first packet and
/// remembers the choice; so replacing the table touches no open flow.
///
/// A flow carries its target's mark. Cutting a target's flows means resetting whatever carries the
/// mark, when either end next speaks. A flow silent for too long is forgotten by the kernel; what
/// it says later belongs to no flow, and is reset too.
final class FlowTable {
  private static final Path SETTINGS = Path.of("/proc/sys/net/netfilter");

  private final String name;
  private final Map<String, String> addresses;

  /// @param addresses of the zones
  FlowTable(String name, Map<String, String> addresses) {
    this.name = name;
    this.addresses = addresses;
  }

  /// Sets the kernel's patience with silent flows, and forbids it to adopt a flow it has forgotten.
  static void patience(Duration idle) {
    try {
      Files.writeString(
          SETTINGS.resolve("nf_conntrack_tcp_timeout_established"),
          Long.toString(Math.max(1, idle.toSeconds())));
      Files.writeString(SETTINGS.resolve("nf_conntrack_tcp_loose"), "0");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set the kernel's connection tracking", e);
    }
  }

  /// Replaces the whole table in one transaction.
  ///
  /// @param targets the addresses of all that had flows, registered or not any more
  /// @param cut marks of flows to reset
  void program(Routing routing, Collection<String> targets, Collection<Integer> cut) {
    Command.of(SystemTool.NFT.path(), "-f", "-").reading(text(routing, targets, cut)).check();
  }

  /// Takes the table away, and the flows with it.
  void remove() {
    Command.of(SystemTool.NFT.path(), "delete", "table", "ip", "lb_" + name).run();
  }

  String text(Routing routing, Collection<String> targets, Collection<Integer> cut) {
    StringBuilder flows = new StringBuilder();
    Map<Integer, String> known = new TreeMap<>();
    routing
        .pools()
        .forEach((zone, pool) -> {
          String to = "    ip daddr " + addresses.get(zone) + " tcp dport 443 ";
          if (pool.isEmpty()) {
            return;
          }
          flows.append(to).append("ct mark set jhash ip saddr . tcp sport mod ");
          flows.append(pool.size()).append(" map { ").append(marks(pool)).append(" }\n");
          pool.forEach(candidate -> known.put(candidate.mark(), candidate.address()));
        });
    String all = "{ " + String.join(", ", addresses.values()) + " }";
    if (!known.isEmpty()) {
      flows
          .append("    ip daddr ")
          .append(all)
          .append(" tcp dport 443 dnat to ct mark map { ")
          .append(
              known.entrySet().stream()
                  .map(entry -> entry.getKey() + " : " + entry.getValue())
                  .collect(Collectors.joining(", ")))
          .append(" }\n");
    }
    StringBuilder resets = new StringBuilder();
    if (!cut.isEmpty()) {
      resets
          .append("    ct mark { ")
          .append(
              new TreeSet<>(cut).stream().map(String::valueOf).collect(Collectors.joining(", ")))
          .append(" } meta l4proto tcp reject with tcp reset\n");
    }
    if (!targets.isEmpty()) {
      resets
          .append("    ip saddr { ")
          .append(String.join(", ", new TreeSet<>(targets)))
          .append(" } tcp sport 443 ct state invalid reject with tcp reset\n");
    }
    return """
    table ip lb_%1$s
    delete table ip lb_%1$s
    table ip lb_%1$s {
      chain resets {
        type filter hook prerouting priority mangle; policy accept;
    %3$s    ip daddr %2$s tcp dport 443 ct state invalid reject with tcp reset
      }
      chain flows {
        type nat hook prerouting priority dstnat; policy accept;
    %4$s  }
      chain nowhere {
        type filter hook prerouting priority filter; policy accept;
        ip daddr %2$s tcp dport 443 reject with tcp reset
      }
    }
    """
        .formatted(name, all, resets, flows);
  }

  private static String marks(List<Routing.Candidate> pool) {
    StringBuilder map = new StringBuilder();
    for (int i = 0; i < pool.size(); i++) {
      map.append(i == 0 ? "" : ", ").append(i).append(" : ").append(pool.get(i).mark());
    }
    return map.toString();
  }
}

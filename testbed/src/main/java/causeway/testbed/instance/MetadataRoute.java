package causeway.testbed.instance;

import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.SystemTool;
import java.util.List;

/// The way from instances to their metadata service: port 80 of its well-known address, from their
/// subnets alone, and answers that travel one hop.
///
/// @param port where the service listens; every VPC's has its own
record MetadataRoute(List<String> subnets, int port) {
  private static final String TO = " to " + MetadataService.ADDRESS + " ";

  /// Gives the Region the address, and makes it unreachable for whoever has no route.
  static void prepare() {
    ip("address replace " + MetadataService.ADDRESS + "/32 dev lo\n");
    String there = Command.of(SystemTool.IP.path(), "rule", "show", "pref", "2500").check().out();
    if (there.isBlank()) {
      ip("rule add pref 2500" + TO + "unreachable\n");
    }
  }

  void attach() {
    ip(rules("add"));
    String table =
        """
        table ip metadata_%1$d {
          chain way {
            type nat hook prerouting priority dstnat; policy accept;
            ip saddr { %2$s } ip daddr %3$s tcp dport 80 dnat to %3$s:%1$d
          }
          chain hops {
            type filter hook output priority mangle; policy accept;
            ip saddr %3$s ip ttl set 1
          }
        }
        """
            .formatted(port, String.join(", ", subnets), MetadataService.ADDRESS);
    Command.of(SystemTool.NFT.path(), "-f", "-").reading(table).check();
  }

  void detach() {
    Command.of(SystemTool.NFT.path(), "delete", "table", "ip", "metadata_" + port).run();
    ip(rules("del"));
  }

  private String rules(String verb) {
    StringBuilder lines = new StringBuilder();
    for (String subnet : subnets) {
      lines.append("rule ").append(verb).append(" pref 1500 from ").append(subnet);
      lines.append(TO).append("lookup local\n");
    }
    return lines.toString();
  }

  private static void ip(String lines) {
    Command.of(SystemTool.IP.path(), "-batch", "-").reading(lines).check();
  }
}

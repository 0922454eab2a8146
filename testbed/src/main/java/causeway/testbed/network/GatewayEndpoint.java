package causeway.testbed.network;

import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.SystemTool;
import java.util.List;

/// A gateway endpoint as what it is: a route, in some subnets' table and nowhere else.
///
/// The service's addresses are the Region's own, and the kernel looks up its own addresses before
/// anything else; so the rule for them moves behind the rules made here, or every network would
/// reach them.
///
/// @param prefixList the service's block of addresses
/// @param serviceAddress where the service answers
/// @param subnets those whose route table has the endpoint
/// @param table a number of its own
public record GatewayEndpoint(
    String prefixList, String serviceAddress, List<String> subnets, int table) {
  /// Moves the rule for the machine's own addresses behind all endpoints' rules; once.
  public static void prepare() {
    ip(
        """
        rule add pref 9000 lookup local
        rule del pref 0
        """);
  }

  public void attach() {
    StringBuilder lines = new StringBuilder();
    lines.append("address add ").append(serviceAddress).append("/32 dev lo\n");
    lines
        .append("route add local ")
        .append(serviceAddress)
        .append(" dev lo table ")
        .append(table)
        .append('\n');
    for (String subnet : subnets) {
      lines.append("rule add pref 1000 from ").append(subnet).append(" to ").append(prefixList);
      lines.append(" lookup ").append(table).append('\n');
    }
    lines.append("rule add pref 2000 to ").append(prefixList).append(" unreachable\n");
    ip(lines.toString());
  }

  private static void ip(String lines) {
    Command.of(SystemTool.IP.path(), "-batch", "-").reading(lines).check();
  }
}

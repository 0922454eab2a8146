package causeway.testbed.network;

import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.SystemTool;

/// Loses everything from one machine to one address, as a route table without the endpoint's route
/// would, until it is closed. One at a time.
public final class Blackhole implements AutoCloseable {
  private static final String TABLE = "blackhole";

  private Blackhole() {}

  public static Blackhole between(String machine, String address) {
    String table =
        """
        table ip %s {
          chain way {
            type filter hook prerouting priority raw; policy accept;
            ip saddr %s ip daddr %s drop
          }
        }
        """
            .formatted(TABLE, machine, address);
    Command.of(SystemTool.NFT.path(), "-f", "-").reading(table).check();
    return new Blackhole();
  }

  @Override
  public void close() {
    Command.of(SystemTool.NFT.path(), "delete", "table", "ip", TABLE).run();
  }
}

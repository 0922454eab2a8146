package causeway.testbed.dns;

import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.SystemTool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The resolvers of the VPCs, one BIND with a view each: the services' names as AWS answers them,
/// with addresses of the prefix list. Only the VPC itself may ask.
public final class VpcResolver {
  private final Path folder;
  private final List<View> views;

  public VpcResolver(Path folder, List<View> views) {
    this.folder = folder;
    this.views = List.copyOf(views);
  }

  /// One VPC.
  ///
  /// @param address the second of the VPC's block
  /// @param services their addresses by the zones in which every name is theirs
  public record View(String vpc, String cidr, String address, Map<String, String> services) {}

  public void start() {
    StringBuilder text =
        new StringBuilder(
            NameServer.options(
                folder,
                "listen-on { "
                    + String.join("; ", views.stream().map(View::address).toList())
                    + "; };",
                "recursion no;",
                "allow-query { any; };"));
    NameServer.write(folder, "root.zone", NameServer.ROOT);
    for (View view : views) {
      Command.of(SystemTool.IP.path(), "address", "add", view.address() + "/32", "dev", "lo")
          .check();
      text.append("view \"").append(view.vpc()).append("\" {\n  match-destinations { ");
      text.append(view.address())
          .append("; };\n  allow-query { ")
          .append(view.cidr())
          .append("; };\n");
      text.append("  zone \".\" { type primary; file \"root.zone\"; };\n");
      for (Map.Entry<String, String> service : view.services().entrySet()) {
        String name = service.getKey();
        String at = service.getValue();
        String file = view.vpc() + "-" + name + ".zone";
        text.append("  zone \"")
            .append(name)
            .append("\" { type primary; file \"")
            .append(file)
            .append("\"; };\n");
        NameServer.write(folder, file, NameServer.SOA + "@ A " + at + "\n* A " + at + "\n");
      }
      text.append("};\n");
    }
    NameServer.write(folder, "named.conf", text.toString());
    Path log = folder.resolve("named.log");
    Process process = NameServer.command(folder).start(log);
    for (View view : views) {
      NameServer.await(process, view.address(), log);
    }
  }
}

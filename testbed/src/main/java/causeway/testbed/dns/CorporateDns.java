package causeway.testbed.dns;

import causeway.testbed.network.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The company's resolver, BIND in the office: a response policy zone answers the services' names
/// with a CNAME to the front door, whose zone is asked of Route 53 through the inbound endpoint.
public final class CorporateDns {
  /// The company's own zone.
  public static final String ZONE = "corp.example.net";

  private final Host host;
  private final Map<String, List<String>> overrides;
  private final List<String> inboundEndpoint;

  /// @param overrides front-door name to the service names that lead to it; `*.` stands for
  ///   everything below
  /// @param inboundEndpoint the addresses that answer for [#ZONE]
  public CorporateDns(
      Host host, Map<String, List<String>> overrides, List<String> inboundEndpoint) {
    this.host = host;
    this.overrides = overrides;
    this.inboundEndpoint = inboundEndpoint;
  }

  public void start() {
    Path folder = host.folder();
    NameServer.write(
        folder,
        "named.conf",
        NameServer.options(
                folder,
                "listen-on { " + host.address() + "; };",
                "recursion yes;",
                "allow-query { any; };",
                "allow-recursion { any; };",
                "response-policy { zone \"rpz.corp\"; } qname-wait-recurse no;")
            + zone(".", "root.zone")
            + "zone \"%s\" { type forward; forward only; forwarders { %s; }; };\n"
                .formatted(ZONE, String.join("; ", inboundEndpoint))
            + zone("rpz.corp", "rpz.zone"));
    // Below a zone of its own a server forwards only what that zone delegates.
    NameServer.write(
        folder,
        "root.zone",
        NameServer.ROOT
            + ZONE
            + ". NS ns."
            + ZONE
            + ".\nns."
            + ZONE
            + ". A "
            + inboundEndpoint.getFirst()
            + "\n");
    NameServer.write(folder, "rpz.zone", policy());
    Path log = folder.resolve("named.log");
    Process process = host.command(NameServer.command(folder).line()).start(log);
    NameServer.await(process, host.address(), log);
  }

  /// The response policy zone, as a team would write it.
  public String policy() {
    StringBuilder text = new StringBuilder(NameServer.SOA);
    overrides.forEach((frontDoor, names) ->
        names.forEach(name -> text.append(name).append(" CNAME ").append(frontDoor).append(".\n")));
    return text.toString();
  }

  private static String zone(String name, String file) {
    return "zone \"" + name + "\" { type primary; file \"" + file + "\"; };\n";
  }
}

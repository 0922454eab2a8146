package causeway.testbed.dns;

import causeway.testbed.network.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The company's resolver, BIND in the office: a response policy zone answers the services' names
/// with a CNAME to the front door, which the company's own zone resolves to the load balancer.
public final class CorporateDns {
  private static final String ZONE = "corp.example.net";

  private final Host host;
  private final Map<String, List<String>> overrides;
  private final Map<String, List<String>> frontDoors;

  /// @param overrides front-door name to the service names that lead to it; `*.` stands for
  ///   everything below
  /// @param frontDoors front-door name to the load balancer's addresses
  public CorporateDns(
      Host host, Map<String, List<String>> overrides, Map<String, List<String>> frontDoors) {
    this.host = host;
    this.overrides = overrides;
    this.frontDoors = frontDoors;
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
            + zone(ZONE, "corp.zone")
            + zone("rpz.corp", "rpz.zone"));
    NameServer.write(folder, "root.zone", NameServer.ROOT);
    NameServer.write(folder, "corp.zone", corporate());
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

  private String corporate() {
    StringBuilder text = new StringBuilder(NameServer.SOA);
    frontDoors.forEach((name, addresses) ->
        addresses.forEach(
            address -> text.append(name).append(". A ").append(address).append('\n')));
    return text.toString();
  }

  private static String zone(String name, String file) {
    return "zone \"" + name + "\" { type primary; file \"" + file + "\"; };\n";
  }
}

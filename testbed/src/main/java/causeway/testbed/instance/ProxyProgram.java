package causeway.testbed.instance;

import causeway.testbed.enclosure.Command;
import causeway.testbed.network.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The proxy as a process of a host, as `causeway proxy FILE` would start it.
public final class ProxyProgram {
  private ProxyProgram() {}

  /// A command that stays, with no credentials in it.
  ///
  /// @param authority whom it must trust as S3, in PEM
  public static Command on(Host host, Path settings, Path authority) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.io.tmpdir=" + host.folder(),
            "-cp",
            System.getProperty("java.class.path"),
            "causeway.cli.Causeway",
            "proxy",
            settings.toString()));
    return host.command(line).with("AWS_CA_BUNDLE", authority.toString());
  }
}

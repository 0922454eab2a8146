package causeway.testbed.dns;

import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.SystemTool;
import causeway.testbed.network.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A running BIND: written settings, a process, and proof that it answers.
final class NameServer {
  /// A question for the root's name servers, which every server answers somehow.
  private static final byte[] QUESTION = {0x12, 0x34, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1};

  static final String SOA =
      "$TTL 5\n@ SOA ns.invalid. host.invalid. 1 3600 600 86400 5\n@ NS ns.invalid.\n";

  /// A root zone of our own, so that every other name does not exist, at once.
  static final String ROOT = SOA + "ns.invalid. A 192.0.2.1\n";

  private NameServer() {}

  /// The settings both servers share: nothing outside their own zones, no files or ports beside
  /// their own.
  static String options(Path folder, String... more) {
    return """
    options {
      directory "%s";
      pid-file none;
      session-keyfile none;
      listen-on-v6 { none; };
      dnssec-validation no;
      empty-zones-enable no;
      minimal-responses yes;
      notify no;
      %s
    };
    controls { };
    logging { category default { default_stderr; }; category lame-servers { null; }; };
    """
        .formatted(folder, String.join("\n  ", more));
  }

  static void write(Path folder, String file, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(file), e);
    }
  }

  /// The program is copied first: where AppArmor confines `named`, it does so by path, and would
  /// keep it from reading settings in a checkout. Another process copies it: a child that this one
  /// forks in the meantime would hold the file open for writing, and it could not be executed.
  static Command command(Path folder) {
    Path copy = folder.resolve("named");
    Command.of("cp", SystemTool.NAMED.path(), copy.toString()).check();
    return Command.of(
        copy.toString(), "-f", "-4", "-n", "1", "-c", folder.resolve("named.conf").toString());
  }

  /// Waits until something answers at `address`, asked from the Region's own namespace.
  static void await(Process process, String address, Path log) {
    Waiting.until(
        "answer from the name server at " + address + ", see " + log,
        Duration.ofSeconds(15),
        Duration.ofMillis(10),
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("named ended with " + process.exitValue());
          }
          try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(200);
            socket.send(
                new DatagramPacket(QUESTION, QUESTION.length, new InetSocketAddress(address, 53)));
            socket.receive(new DatagramPacket(new byte[512], 512));
            return true;
          }
        });
  }
}

package causeway.testbed.network;

import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.SystemTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A machine of its own: a process that only sleeps keeps a network and a mount namespace, joined
/// to the Region's namespace by one cable.
///
/// @param address its only address
/// @param gateway the Region's end of the cable
/// @param folder its home: settings, logs, what its commands write
public record Host(String name, String address, String gateway, Path folder, long pid) {
  private static final Duration START = Duration.ofSeconds(10);

  /// Makes it and connects it.
  ///
  /// @param resolver the name server of its `/etc/resolv.conf`
  public static Host make(Path run, String name, String address, String gateway, String resolver) {
    try {
      Path folder = Files.createDirectories(run.resolve("hosts").resolve(name));
      Process process =
          Command.of(SystemTool.UNSHARE.path(), "--net", "--mount", "sleep", "infinity")
              .start(folder.resolve("host.log"));
      Host host = new Host(name, address, gateway, folder, process.pid());
      Files.writeString(folder.resolve("host.pid"), Long.toString(host.pid()));
      host.awaitNamespace();
      host.connect();
      host.settings(resolver);
      return host;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the host " + name, e);
    }
  }

  /// A command that runs on this host.
  public Command command(String... line) {
    return command(List.of(line));
  }

  public Command command(List<String> line) {
    return Command.of(line)
        .behind(List.of(SystemTool.NSENTER.path(), "-t", Long.toString(pid), "-n", "-m"))
        .with("HOME", folder.toString());
  }

  /// Ends everything on it and takes it away; its folder stays, with its logs.
  public void remove() {
    ProcessHandle.of(pid)
        .ifPresent(process -> {
          process.destroyForcibly();
          process.onExit().join();
        });
    // The cable goes with the namespace's last process, unless one ends only later.
    Command.of(SystemTool.IP.path(), "link", "delete", cable()).run();
  }

  /// The kernel's names of cables end at 15 characters; an instance id differs in its last.
  private String cable() {
    return name.length() <= 15 ? name : name.substring(name.length() - 15);
  }

  private void awaitNamespace() throws IOException {
    Path mine = Path.of("/proc/self/ns/net");
    Path its = Path.of("/proc", Long.toString(pid), "ns", "net");
    Path mineMount = Path.of("/proc/self/ns/mnt");
    Path itsMount = Path.of("/proc", Long.toString(pid), "ns", "mnt");
    Waiting.until(
        "namespaces of host " + name,
        START,
        Duration.ofMillis(2),
        () ->
            !Files.readSymbolicLink(mine).equals(Files.readSymbolicLink(its))
                && !Files.readSymbolicLink(mineMount).equals(Files.readSymbolicLink(itsMount)));
  }

  private void connect() {
    Command.of(SystemTool.IP.path(), "-batch", "-")
        .reading(
            """
            link add %1$s type veth peer name eth0 netns %2$d
            address add %3$s/32 dev %1$s
            link set %1$s up
            route add %4$s/32 dev %1$s
            """
                .formatted(cable(), pid, gateway, address))
        .check();
    command(SystemTool.IP.path(), "-batch", "-")
        .reading(
            """
            link set lo up
            address add %1$s/32 dev eth0
            link set eth0 up
            route add default via %2$s dev eth0 onlink
            """
                .formatted(address, gateway))
        .check();
  }

  private void settings(String resolver) throws IOException {
    bind("/etc/resolv.conf", "nameserver " + resolver + "\noptions timeout:2 attempts:2\n");
    bind("/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n" + address + " " + name + "\n");
    bind("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
  }

  /// Puts a file of ours over one of the machine's, in this host's mount namespace only.
  private void bind(String path, String text) throws IOException {
    if (!Files.exists(Path.of(path))) {
      if (path.endsWith("resolv.conf")) {
        throw new IllegalStateException(
            "this machine has no " + path + " to stand in for; create an empty one");
      }
      return;
    }
    Path ours = folder.resolve(String.valueOf(Path.of(path).getFileName()));
    Files.writeString(ours, text);
    command(SystemTool.MOUNT.path(), "--bind", ours.toString(), path).check();
  }
}

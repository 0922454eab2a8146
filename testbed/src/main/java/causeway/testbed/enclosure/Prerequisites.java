package causeway.testbed.enclosure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Sees to it that the machine has what the enclosure needs: installs it as root, and says how
/// otherwise.
public final class Prerequisites {
  private static final Path POLICY = Path.of("/usr/sbin/policy-rc.d");
  private static final Duration DOWNLOAD = Duration.ofMinutes(5);

  private final Consumer<String> say;

  public Prerequisites(Consumer<String> say) {
    this.say = say;
  }

  /// Installs what is missing, and makes sure of the namespaces.
  ///
  /// @throws Unready when something is missing and cannot be installed from here
  public void meet() {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new Unready(
          "the testbed needs Linux, for its namespaces; this is " + System.getProperty("os.name"));
    }
    List<SystemTool> missing = SystemTool.missing();
    if (!missing.isEmpty()) {
      if (!root() || SystemTool.find("apt-get").isEmpty()) {
        throw new Unready(
            "missing on this machine: " + missing + "; " + SystemTool.remedy(missing));
      }
      install(missing.stream().map(SystemTool::debianPackage).distinct().toList());
      List<SystemTool> still = SystemTool.missing();
      if (!still.isEmpty()) {
        throw new Unready(
            "still missing after apt-get: " + still + "; " + SystemTool.remedy(still));
      }
    }
    namespaces();
  }

  public static boolean root() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      return false;
    }
  }

  /// Installs Debian packages without starting what they bring: a name server on the machine's own
  /// port 53 is not ours to start.
  public void install(List<String> packages) {
    say.accept("installing system packages with apt-get: " + String.join(" ", packages));
    boolean ours = false;
    try {
      if (!Files.exists(POLICY)) {
        Files.writeString(POLICY, "#!/bin/sh\nexit 101\n");
        Files.setPosixFilePermissions(POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
        ours = true;
      }
      Command.Result update = apt("update");
      List<String> line = new ArrayList<>(List.of("install", "-y", "--no-install-recommends"));
      line.addAll(packages);
      Command.Result install = apt(line.toArray(String[]::new));
      if (!install.ok()) {
        throw new Unready(
            "apt-get cannot install "
                + String.join(" ", packages)
                + ": "
                + (update.ok() ? install.lastLine() : update.lastLine())
                + "; install them by hand and start again");
      }
      if (packages.contains("bind9") && Files.isDirectory(Path.of("/run/systemd/system"))) {
        Command.of("systemctl", "disable", "--quiet", "named").run();
      }
    } catch (IOException e) {
      throw new Unready("cannot prepare apt-get: " + e.getMessage());
    } finally {
      if (ours) {
        POLICY.toFile().delete();
      }
    }
  }

  private static Command.Result apt(String... arguments) {
    List<String> line = new ArrayList<>(List.of("apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"));
    line.addAll(List.of(arguments));
    return Command.of(line).with("DEBIAN_FRONTEND", "noninteractive").within(DOWNLOAD).run();
  }

  private static void namespaces() {
    List<String> line = new ArrayList<>(Enclosure.unshare());
    line.add("true");
    Command.Result tried = Command.of(line).run();
    if (tried.ok()) {
      return;
    }
    String remedy =
        root()
            ? "a container needs CAP_SYS_ADMIN and CAP_NET_ADMIN (docker run --privileged)"
            : "run it as root, or allow user namespaces: sudo sysctl -w user.max_user_namespaces=15000"
                + (Files.exists(Path.of("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"))
                    ? " kernel.apparmor_restrict_unprivileged_userns=0"
                    : "")
                + (Files.exists(Path.of("/proc/sys/kernel/unprivileged_userns_clone"))
                    ? " kernel.unprivileged_userns_clone=1"
                    : "");
    throw new Unready(
        "this machine gives no private namespaces (" + tried.lastLine() + "); " + remedy);
  }
}

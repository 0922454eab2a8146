package causeway.testbed.enclosure;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A program of the machine that the enclosure needs, and the Debian package that brings it.
public enum SystemTool {
  UNSHARE("unshare", "util-linux"),
  NSENTER("nsenter", "util-linux"),
  MOUNT("mount", "mount"),
  IP("ip", "iproute2"),
  NFT("nft", "nftables"),
  NAMED("named", "bind9");

  private final String program;
  private final String debianPackage;

  SystemTool(String program, String debianPackage) {
    this.program = program;
    this.debianPackage = debianPackage;
  }

  @Override
  public String toString() {
    return program;
  }

  public String debianPackage() {
    return debianPackage;
  }

  /// Looks along `PATH` and in the places that a plain user's `PATH` leaves out.
  public Optional<Path> find() {
    return find(program);
  }

  static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Stream.of(path.split(File.pathSeparator, -1)),
            Stream.of("/usr/sbin", "/sbin", "/usr/local/sbin", "/usr/bin", "/bin"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
        .findFirst();
  }

  /// Where it is.
  ///
  /// @throws Unready when it is not installed
  public String path() {
    return find()
        .orElseThrow(() -> new Unready(program + " is not installed; " + remedy(List.of(this))))
        .toString();
  }

  /// The tools that are not there.
  public static List<SystemTool> missing() {
    List<SystemTool> missing = new ArrayList<>();
    for (SystemTool tool : values()) {
      if (tool.find().isEmpty()) {
        missing.add(tool);
      }
    }
    return missing;
  }

  /// The command that installs `tools`, for a person to run.
  public static String remedy(List<SystemTool> tools) {
    List<String> packages = tools.stream().map(SystemTool::debianPackage).distinct().toList();
    String names = String.join(" ", packages);
    if (find("apt-get").isPresent()) {
      return "install it: sudo apt-get install -y --no-install-recommends " + names;
    }
    if (find("dnf").isPresent()) {
      return "install it: sudo dnf install -y "
          + names.replace("bind9", "bind").replace("iproute2", "iproute");
    }
    return "install the packages that hold it (Debian's names: " + names + ")";
  }
}

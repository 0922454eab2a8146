package causeway.testbed.enclosure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds a Python that LocalStack runs on, wherever people keep them; the default one is often
/// older.
final class PythonInterpreter {
  /// In order of preference: those it was run on come first.
  private static final List<String> VERSIONS = List.of("3.13", "3.12", "3.14");

  private static final Pattern NAME = Pattern.compile("python3(\\.1[2-9])?");

  private PythonInterpreter() {}

  private record Found(Path path, String version) {}

  static Path find(Consumer<String> say) {
    List<Found> usable = look();
    if (usable.isEmpty() && Prerequisites.root() && debianHasOne()) {
      new Prerequisites(say).install(List.of("python3", "python3-venv"));
      usable = look();
    }
    for (String version : VERSIONS) {
      for (Found found : usable) {
        if (found.version().equals(version)) {
          return found.path();
        }
      }
    }
    throw new Unready(
        "no Python 3.12 or newer with venv found on PATH, under pyenv, uv, mise, asdf, conda, /usr/local or /opt; install one: "
            + "sudo apt-get install -y python3 python3-venv (Debian 13, Ubuntu 24.04 and later), "
            + "or pyenv install 3.13, or uv python install 3.13");
  }

  private static List<Found> look() {
    List<Found> usable = new ArrayList<>();
    for (Path candidate : candidates()) {
      Command.Result asked =
          Command.of(
                  candidate.toString(),
                  "-c",
                  "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])")
              .run();
      String version = asked.out().strip();
      if (asked.ok() && VERSIONS.contains(version)) {
        usable.add(new Found(candidate, version));
      }
    }
    return usable;
  }

  private static Set<Path> candidates() {
    String home = System.getProperty("user.home", "/root");
    List<Path> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .toList();
    // Real installations first: a shim answers only for the version that its own settings choose.
    List<Path> parents = new ArrayList<>();
    for (Path shims : path.stream().filter(folder -> folder.endsWith("shims")).toList()) {
      parents.add(shims.resolveSibling("versions")); // pyenv
      parents.add(shims.resolveSibling("installs").resolve("python")); // asdf, mise
    }
    Stream.of(".pyenv/versions", ".asdf/installs/python")
        .forEach(below -> parents.add(Path.of(home, below)));
    Stream.of("uv/python", "mise/installs/python")
        .forEach(below -> parents.add(Path.of(home, ".local/share", below)));
    parents.addAll(List.of(Path.of("/opt"), Path.of("/usr/local/opt")));
    Set<Path> folders = new LinkedHashSet<>();
    for (Path parent : parents) {
      children(parent).forEach(child -> folders.add(child.resolve("bin")));
    }
    folders.addAll(List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin")));
    Stream.of(".local", "miniconda3", "miniforge3")
        .forEach(below -> folders.add(Path.of(home, below, "bin")));
    path.stream().filter(folder -> !folder.endsWith("shims")).forEach(folders::add);
    Set<Path> found = new LinkedHashSet<>();
    for (Path folder : folders) {
      for (Path file : children(folder)) {
        if (NAME.matcher(String.valueOf(file.getFileName())).matches()
            && Files.isExecutable(file)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean debianHasOne() {
    if (SystemTool.find("apt-cache").isEmpty()) {
      return false;
    }
    String policy = Command.of("apt-cache", "policy", "python3").run().out();
    return VERSIONS.stream().anyMatch(v -> policy.contains("Candidate: " + v + "."));
  }
}

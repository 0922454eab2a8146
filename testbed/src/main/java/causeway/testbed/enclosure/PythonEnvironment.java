package causeway.testbed.enclosure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// A Python environment inside the checkout, made again whenever its requirements change.
public final class PythonEnvironment {
  private final Path ignored;
  private final Path folder;
  private final Path requirements;
  private final Consumer<String> say;

  /// What LocalStack, the AWS CLI and boto3 run on.
  public PythonEnvironment(Checkout checkout, Consumer<String> say) {
    this(checkout.ignored(), checkout.python(), checkout.requirements(), say);
  }

  /// @param ignored holds the lock that two runs at once wait for
  /// @param folder where the environment is made
  /// @param requirements what is in it
  public PythonEnvironment(Path ignored, Path folder, Path requirements, Consumer<String> say) {
    this.ignored = ignored;
    this.folder = folder;
    this.requirements = requirements;
    this.say = say;
  }

  public static Path program(Checkout checkout, String name) {
    return checkout.python().resolve("bin").resolve(name);
  }

  /// Makes it, unless it is there and current. Two runs at once wait for each other.
  ///
  /// @throws Unready when there is no suitable Python, or the packages cannot be had
  public void meet() {
    try {
      Files.createDirectories(ignored);
      try (FileChannel lock =
              FileChannel.open(
                  ignored.resolve("python.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var held = lock.lock()) {
        if (held.isValid() && !current()) {
          make(PythonInterpreter.find(say));
        }
      }
    } catch (IOException e) {
      throw Unready.unwritable(ignored, e);
    }
  }

  /// Has the kernel end a program when this process dies in whatever way.
  private static List<String> endsWithUs() {
    return SystemTool.find("setpriv")
        .map(found -> List.of(found.toString(), "--pdeathsig", "KILL"))
        .orElse(List.of());
  }

  private boolean current() throws IOException {
    Path stamp = stamp();
    return Files.exists(stamp) && Files.readString(stamp).equals(fingerprint());
  }

  private Path stamp() {
    return folder.resolve("causeway.stamp");
  }

  /// A virtual environment holds its own path, so a copied checkout needs a new one.
  private String fingerprint() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(requirements));
      Path real = Files.exists(folder) ? folder.toRealPath() : folder;
      digest.update(real.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void make(Path interpreter) throws IOException {
    say.accept("making the Python environment with " + interpreter + " (once, a minute or two)");
    Folders.delete(folder);
    Command.Result made =
        Command.of(interpreter.toString(), "-m", "venv", folder.toString())
            .within(Duration.ofMinutes(2))
            .run();
    if (!made.ok()) {
      throw new Unready(
          interpreter
              + " cannot make a virtual environment: "
              + made.lastLine()
              + "; on Debian: sudo apt-get install -y python3-venv");
    }
    int wanted =
        (int) Files.readAllLines(requirements).stream().filter(l -> l.contains("==")).count();
    ProcessBuilder pip =
        new ProcessBuilder(
            Command.of(
                    folder.resolve("bin/python").toString(),
                    "-m",
                    "pip",
                    "--disable-pip-version-check",
                    "install",
                    "--progress-bar",
                    "off",
                    "-r",
                    requirements.toString())
                .behind(endsWithUs())
                .line());
    pip.redirectErrorStream(true).environment().put("PIP_NO_INPUT", "1");
    // Compiled once here, or every first start of a program would be slow.
    pip.environment().remove("PYTHONDONTWRITEBYTECODE");
    Deque<String> last = new ArrayDeque<>();
    Process process = pip.start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int collected = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last.addLast(line);
        if (last.size() > 8) {
          last.removeFirst();
        }
        if (line.startsWith("Collecting ") && ++collected % 20 == 0) {
          say.accept("  downloading " + collected + " of " + wanted + " packages");
        } else if (line.startsWith("Installing collected")) {
          say.accept("  installing " + wanted + " packages");
        }
      }
      if (process.waitFor() != 0) {
        throw new Unready(
            "pip cannot install "
                + requirements
                + ": "
                + String.join(" / ", last)
                + "; it needs the package index (set PIP_INDEX_URL for a mirror)");
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new Unready("interrupted while installing the Python environment; start again");
    }
    writeAws();
    Files.writeString(stamp(), fingerprint());
  }

  /// The AWS CLI's own script names its interpreter in its first line, where the kernel takes
  /// neither a path with a space nor a long one.
  private void writeAws() throws IOException {
    Path aws = folder.resolve("bin").resolve("aws");
    if (Files.exists(aws)) {
      Files.writeString(aws, "#!/bin/sh\nexec \"${0%/*}/python\" -m awscli \"$@\"\n");
    }
  }
}

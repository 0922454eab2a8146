package causeway.testbed.enclosure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The outer half of a run: starts a second JVM as the first process of private pid, mount and
/// network namespaces (a user namespace too when not root), and waits for it.
///
/// The kernel ends every process of a pid namespace with its first, and the other namespaces with
/// their last process; so all there is to guarantee is that the inner JVM ends. It reads its
/// standard input, a pipe that only we hold, and halts at its end: we may be killed in any way. The
/// other order, `unshare` dying, is covered by `--kill-child`.
public final class Enclosure {
  private static final Set<String> KEPT = Set.of("PATH", "TERM", "CAUSEWAY_HOME", "CAUSEWAY_DEBUG");

  private final Checkout checkout;
  private final RunFolder run;

  public Enclosure(Checkout checkout, RunFolder run) {
    this.checkout = checkout;
    this.run = run;
  }

  static List<String> unshare() {
    List<String> line =
        new ArrayList<>(
            List.of(
                SystemTool.UNSHARE.path(),
                "--pid",
                "--fork",
                "--kill-child",
                "--mount",
                "--net",
                "--mount-proc"));
    if (!Prerequisites.root()) {
      line.addAll(List.of("--user", "--map-root-user"));
    }
    return line;
  }

  /// Nothing of the caller's environment may decide how the clients inside behave: no proxy, no
  /// credentials, no certificates of theirs.
  public static void clean(Map<String, String> environment) {
    environment.keySet().removeIf(name -> !KEPT.contains(name));
    environment.put("LANG", "C.UTF-8");
  }

  /// Starts `mainClass` inside.
  ///
  /// @param output where it prints; absent means where we do
  public Inner start(
      String mainClass, List<String> jvmOptions, List<String> arguments, @Nullable Path output) {
    List<String> line = new ArrayList<>(unshare());
    line.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.io.tmpdir=" + run.path().resolve("tmp"),
            "-Dcauseway.home=" + checkout.root(),
            "-Dcauseway.run=" + run.path(),
            "-cp",
            System.getProperty("java.class.path")));
    line.addAll(line.indexOf("-cp"), jvmOptions);
    line.add(mainClass);
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    builder.redirectInput(ProcessBuilder.Redirect.PIPE);
    if (output != null) {
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
    }
    clean(builder.environment());
    builder.environment().put("HOME", run.path().resolve("tmp").toString());
    builder.environment().put("TMPDIR", run.path().resolve("tmp").toString());
    try {
      return new Inner(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start unshare", e);
    }
  }

  /// The inner JVM, seen from outside.
  public final class Inner {
    private final Process process;

    private Inner(Process process) {
      this.process = process;
    }

    /// Writes down the first process of the namespaces, for `enter`, as soon as there is one.
    public void record() {
      Thread.ofVirtual()
          .name("init")
          .start(() -> {
            while (process.isAlive() && process.children().findFirst().isEmpty()) {
              LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            process.children().findFirst().ifPresent(this::record);
          });
    }

    private void record(ProcessHandle first) {
      try {
        Files.writeString(run.path().resolve("init.pid"), Long.toString(first.pid()));
      } catch (IOException e) {
        // The run is over already, and its folder gone.
      }
    }

    /// Tells the inner JVM that somebody pressed Enter.
    public void enter() {
      try {
        OutputStream stdin = process.getOutputStream();
        stdin.write('\n');
        stdin.flush();
      } catch (IOException e) {
        // It has ended, which is what Enter asks for.
      }
    }

    public int await() throws InterruptedException {
      return process.waitFor();
    }

    public Process process() {
      return process;
    }

    /// Ends it and everything inside, and returns when nothing is left.
    public void end() {
      try {
        process.getOutputStream().close();
        if (!process.waitFor(3, TimeUnit.SECONDS)) {
          process.children().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly().waitFor();
        }
      } catch (IOException e) {
        process.destroyForcibly();
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}

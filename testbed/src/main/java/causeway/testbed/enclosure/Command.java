package causeway.testbed.enclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// One external command: immutable, run to its end or started to stay.
///
/// @param line the program and its arguments; never a shell's
/// @param environment what is added to ours
/// @param input what it reads on its standard input
public record Command(
    List<String> line, Map<String, String> environment, String input, Duration limit) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  public Command {
    line = List.copyOf(line);
    environment = Map.copyOf(environment);
  }

  public static Command of(String... line) {
    return new Command(List.of(line), Map.of(), "", LIMIT);
  }

  public static Command of(List<String> line) {
    return new Command(line, Map.of(), "", LIMIT);
  }

  public Command with(String name, String value) {
    return with(Map.of(name, value));
  }

  public Command with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(more);
    return new Command(line, all, input, limit);
  }

  public Command reading(String text) {
    return new Command(line, environment, text, limit);
  }

  public Command within(Duration limit) {
    return new Command(line, environment, input, limit);
  }

  /// The same command run by another, such as `nsenter`.
  public Command behind(List<String> prefix) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(line);
    return new Command(all, environment, input, limit);
  }

  /// Runs it to its end; a limit that passes kills it and counts as exit 124.
  public Result run() {
    long began = System.nanoTime();
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Process process = builder.start();
      var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), threads);
      var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), threads);
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended without reading everything: its exit says why.
      }
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      return new Result(
          line,
          ended ? process.exitValue() : 124,
          out.get(),
          ended ? err.get() : err.get() + "no end within " + limit.toSeconds() + " s",
          Duration.ofNanos(System.nanoTime() - began));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + line.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + line.getFirst(), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot read what " + line.getFirst() + " says", e);
    }
  }

  /// Runs it and insists on exit 0.
  ///
  /// @throws IllegalStateException with the command and what it said
  public Result check() {
    Result result = run();
    if (result.exit() != 0) {
      throw new IllegalStateException(result.toString());
    }
    return result;
  }

  /// Starts it to stay; both its outputs go to `log`, and it reads nothing.
  public Process start(Path log) {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + line.getFirst(), e);
    }
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /// How a command ended.
  public record Result(List<String> line, int exit, String out, String err, Duration took) {
    public boolean ok() {
      return exit == 0;
    }

    /// The last line that is not blank, of its complaints if there are any.
    public String lastLine() {
      String text = err.isBlank() ? out : err;
      return text.lines().filter(l -> !l.isBlank()).reduce((a, b) -> b).orElse("").strip();
    }

    @Override
    public String toString() {
      return String.join(" ", line) + ": exit " + exit + ": " + (out + err).strip();
    }
  }
}

package causeway.testbed.demo;

import causeway.testbed.enclosure.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A script of ours that runs on a client while the step does something else. It prints `ready`
/// when it has begun and one line of JSON when it ends.
final class Background implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String name;
  private final Process process;
  private final BufferedReader out;

  private Background(String name, Process process) {
    this.name = name;
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /// Starts it and waits until it is ready.
  static Background start(String name, Command command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.line()).redirectErrorStream(true);
    builder.environment().putAll(command.environment());
    Background started = new Background(name, builder.start());
    String line = started.out.readLine();
    if (!"ready".equals(line)) {
      throw new Evidence.ClaimBroken(name + " did not begin: " + started.rest(line));
    }
    return started;
  }

  /// The text of a script beside this class.
  static String script(String file) {
    try (InputStream in = Background.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the script " + file + " is not in the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  boolean running() {
    return process.isAlive();
  }

  /// Ends its standard input, waits for its end, and returns what it found.
  JsonNode result() throws IOException, InterruptedException {
    process.getOutputStream().close();
    String line = out.readLine();
    if (line == null || !line.startsWith("{")) {
      throw new Evidence.ClaimBroken(name + " failed: " + rest(line));
    }
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new Evidence.ClaimBroken(name + " does not end");
    }
    return JSON.readTree(line);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /// The last line it says, which is where Python puts the reason.
  private String rest(@Nullable String first) throws IOException {
    String last = String.valueOf(first);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      last = line.isBlank() ? last : line;
    }
    return last;
  }
}

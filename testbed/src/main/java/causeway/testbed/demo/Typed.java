package causeway.testbed.demo;

import causeway.testbed.enclosure.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A command that was typed and watched while it ran.
///
/// @param uploaded when it said that it had uploaded a document; absent when it did not
record Typed(Command.Result result, @Nullable Instant uploaded) {
  /// Runs it to its end.
  ///
  /// @param live told what it says of its progress, line by line
  static Typed run(Command command, Consumer<String> live)
      throws IOException, InterruptedException {
    Instant began = Instant.now();
    ProcessBuilder builder = new ProcessBuilder(command.line());
    builder.environment().putAll(command.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> out =
        CompletableFuture.supplyAsync(() -> {
          try (var answers = process.getInputStream()) {
            return new String(answers.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            return "";
          }
        });
    StringBuilder err = new StringBuilder();
    Instant uploaded = null;
    try (BufferedReader progress = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = progress.readLine(); line != null; line = progress.readLine()) {
        if (line.startsWith("uploaded ")) {
          uploaded = Instant.now();
        }
        live.accept(line);
        err.append(line).append('\n');
      }
    }
    int exit = process.waitFor();
    return new Typed(
        new Command.Result(
            command.line(),
            exit,
            out.join(),
            err.toString(),
            Duration.between(began, Instant.now())),
        uploaded);
  }

  int exit() {
    return result.exit();
  }

  /// When its document was in the bucket.
  Instant uploadedAt() {
    if (uploaded == null) {
      throw new Evidence.ClaimBroken("it uploaded nothing: " + result);
    }
    return uploaded;
  }

  @Override
  public String toString() {
    return result.toString();
  }
}

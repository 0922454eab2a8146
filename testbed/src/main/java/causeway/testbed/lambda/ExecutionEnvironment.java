package causeway.testbed.lambda;

import causeway.testbed.enclosure.Command;
import causeway.testbed.stack.FunctionDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lambda's execution environment: one process that serves one invocation after another, until it
/// dies or takes too long.
final class ExecutionEnvironment implements AutoCloseable {
  /// A cold start on a busy machine; Lambda allows 10 s on its own.
  private static final Duration START = Duration.ofSeconds(60);

  private final FunctionDefinition function;
  private final RuntimeApi api;
  private final Process process;
  private volatile boolean killed;

  /// @param folder the function's own, for its archive and temporary files
  /// @param cloud variables that Lambda or the testbed adds: endpoints, credentials
  ExecutionEnvironment(
      FunctionDefinition function, Path folder, Path log, Map<String, String> cloud) {
    this.function = function;
    this.api = new RuntimeApi(function.arn());
    try {
      Files.createDirectories(folder.resolve("tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
    Map<String, String> environment = new LinkedHashMap<>(cloud);
    environment.putAll(function.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "testbed");
    environment.put("LAMBDA_TASK_ROOT", String.valueOf(function.code().getParent()));
    environment.put("_HANDLER", function.handler());
    this.process =
        Command.of(
                RuntimeClient.command(
                    function.code(),
                    function.handler(),
                    function.memory(),
                    folder.resolve("classes.jsa")))
            .with(environment)
            .start(log);
  }

  /// Whether it can run another invocation; a killed process may take a moment to end.
  boolean alive() {
    return !killed && process.isAlive();
  }

  /// Runs one invocation to its end; after a timeout or a death this environment is over.
  Outcome invoke(String payload) throws InterruptedException {
    CompletableFuture<Outcome.Died> death =
        process.onExit().thenApply(ended -> new Outcome.Died(ended.exitValue()));
    if (!started()) {
      return ended(death);
    }
    Invocation invocation =
        new Invocation(
            UUID.randomUUID().toString(),
            "Root=1-%08x-%s;Parent=%s;Sampled=0"
                .formatted(Instant.now().getEpochSecond(), hex(24), hex(16)),
            payload,
            Instant.now().plus(function.timeout()),
            new CompletableFuture<>(),
            new CompletableFuture<>());
    var _ = death.thenAccept(invocation.outcome()::complete);
    Thread offering =
        Thread.ofVirtual()
            .start(() -> {
              try {
                api.offer(invocation);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      return invocation.outcome().get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      kill();
      return new Outcome.TimedOut();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      offering.interrupt();
    }
  }

  /// SIGKILL, in the middle of whatever it does.
  void kill() {
    killed = true;
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    api.close();
  }

  private boolean started() throws InterruptedException {
    long began = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - began < START.toNanos()) {
      if (api.ready().await(20, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  private Outcome ended(CompletableFuture<Outcome.Died> death) {
    if (process.isAlive()) {
      kill();
      return new Outcome.TimedOut();
    }
    return death.join();
  }

  private static String hex(int digits) {
    return UUID.randomUUID().toString().replace("-", "").substring(0, Math.min(digits, 32));
  }
}

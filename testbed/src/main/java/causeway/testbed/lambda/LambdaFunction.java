package causeway.testbed.lambda;

import causeway.testbed.stack.FunctionDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A deployed function: started by its first invocation, kept warm, started again after its process
/// died. One invocation runs at a time, as its queue's one message group has it.
public final class LambdaFunction implements AutoCloseable {
  private final FunctionDefinition definition;
  private final Path folder;
  private final Path log;
  private final Map<String, String> cloud;
  private volatile @Nullable ExecutionEnvironment environment;
  private volatile int starts;

  /// @param folder its own, in the run's folder
  /// @param cloud endpoints, Region and credentials
  public LambdaFunction(FunctionDefinition definition, Path folder, Map<String, String> cloud) {
    this.definition = definition;
    this.folder = folder;
    this.log = folder.resolve("function.log");
    this.cloud = Map.copyOf(cloud);
    try {
      Files.createDirectories(folder);
      Files.writeString(log, "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + log, e);
    }
  }

  public FunctionDefinition definition() {
    return definition;
  }

  /// Runs it on `payload`, after the invocation that runs now.
  public synchronized Outcome invoke(String payload) throws InterruptedException {
    ExecutionEnvironment now = environment;
    if (now == null || !now.alive()) {
      if (now != null) {
        now.close();
      }
      now = new ExecutionEnvironment(definition, folder, log, cloud);
      environment = now;
      starts++;
    }
    return now.invoke(payload);
  }

  /// Kills its process, whatever it does; the next invocation starts a new one.
  public void kill() {
    ExecutionEnvironment now = environment;
    if (now != null) {
      now.kill();
    }
  }

  /// How many processes it has had.
  public int starts() {
    return starts;
  }

  /// What it has printed, of all its processes.
  public List<String> lines() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  public Path log() {
    return log;
  }

  @Override
  public void close() {
    ExecutionEnvironment now = environment;
    if (now != null) {
      now.close();
    }
  }
}

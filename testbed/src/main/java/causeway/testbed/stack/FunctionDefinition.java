package causeway.testbed.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A function as the template deploys it.
///
/// @param code what `CodeUri` names
/// @param environment its own variables, resolved
/// @param concurrency how many may run at once
/// @param source the queue that feeds it
public record FunctionDefinition(
    String name,
    String arn,
    String handler,
    Path code,
    Map<String, String> environment,
    Duration timeout,
    int memory,
    int concurrency,
    @Nullable Source source) {
  public FunctionDefinition {
    environment = Map.copyOf(environment);
  }

  /// An event source mapping.
  ///
  /// @param queue the queue's ARN
  /// @param partialFailures whether the function answers with the messages that failed
  public record Source(String queue, int batchSize, boolean partialFailures) {}

  FunctionDefinition fedBy(Source source) {
    return new FunctionDefinition(
        name, arn, handler, code, environment, timeout, memory, concurrency, source);
  }
}

package causeway.testbed.lambda;

import causeway.testbed.cloud.Aws;
import causeway.testbed.stack.FunctionDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The functions of a stack, running: each fed by its queue, in a process of its own.
public final class Lambda implements AutoCloseable {
  private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
  private final Map<String, EventSourceMapping> mappings = new LinkedHashMap<>();

  /// @param folder where each function gets a folder for its log
  /// @param more variables for every function, such as other endpoints
  /// @param retryAfter see [EventSourceMapping]
  public Lambda(
      Aws aws,
      List<FunctionDefinition> definitions,
      Path folder,
      Map<String, String> more,
      @Nullable Duration retryAfter) {
    Map<String, String> cloud = new LinkedHashMap<>();
    cloud.put("AWS_REGION", aws.region());
    cloud.put("AWS_DEFAULT_REGION", aws.region());
    cloud.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
    cloud.put("AWS_ACCESS_KEY_ID", Aws.ACCOUNT);
    cloud.put("AWS_SECRET_ACCESS_KEY", "testbed");
    cloud.put("AWS_SESSION_TOKEN", "testbed");
    cloud.putAll(more);
    for (FunctionDefinition definition : definitions) {
      LambdaFunction function =
          new LambdaFunction(definition, folder.resolve(definition.name()), cloud);
      functions.put(definition.name(), function);
      FunctionDefinition.Source source = definition.source();
      if (source != null) {
        mappings.put(
            definition.name(),
            new EventSourceMapping(
                function, new MessageQueue(aws, source.queue()), source, retryAfter));
      }
    }
  }

  /// A function by its name.
  public LambdaFunction function(String name) {
    LambdaFunction function = functions.get(name);
    if (function == null) {
      throw new IllegalArgumentException("no function " + name + "; there are " + names());
    }
    return function;
  }

  public List<String> names() {
    return new ArrayList<>(functions.keySet());
  }

  /// How often each was invoked by its queue.
  public Map<String, Long> invocations() {
    Map<String, Long> counts = new LinkedHashMap<>();
    mappings.forEach((name, mapping) -> counts.put(name, mapping.invocations()));
    return counts;
  }

  @Override
  public void close() {
    mappings.values().forEach(EventSourceMapping::close);
    functions.values().forEach(LambdaFunction::close);
  }
}

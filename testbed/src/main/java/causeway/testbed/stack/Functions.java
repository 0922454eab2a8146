package causeway.testbed.stack;

import causeway.testbed.cloud.Aws;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Gathers the functions that a template deploys, each with the queue that feeds it.
final class Functions {
  private final Path folder;
  private final Map<String, FunctionDefinition> byName = new LinkedHashMap<>();

  /// @param folder what `CodeUri` is relative to
  Functions(Path folder) {
    this.folder = folder;
  }

  List<FunctionDefinition> all() {
    return List.copyOf(byName.values());
  }

  Made function(Request request) {
    Properties properties = request.properties();
    String name = properties.text("FunctionName", request.generatedName());
    String arn =
        "arn:aws:lambda:%s:%s:function:%s".formatted(request.aws().region(), Aws.ACCOUNT, name);
    Map<String, String> environment = properties.within("Environment").map("Variables");
    properties.ignore("Runtime", "PackageType", "Description");
    FunctionDefinition function =
        new FunctionDefinition(
            name,
            arn,
            properties.text("Handler"),
            folder.resolve(properties.text("CodeUri")).normalize(),
            environment,
            Duration.ofSeconds(properties.number("Timeout", 3)),
            properties.number("MemorySize", 128),
            properties.number("ReservedConcurrentExecutions", 1),
            null);
    List<FunctionDefinition.Source> sources = new ArrayList<>();
    properties
        .get("Events")
        .properties()
        .forEach(event -> sources.add(source(request, event.getKey(), event.getValue())));
    if (sources.size() > 1) {
      throw new IllegalArgumentException(
          "Events has " + sources.size() + " queues; the testbed feeds a function from one");
    }
    byName.put(name, sources.isEmpty() ? function : function.fedBy(sources.getFirst()));
    return Made.of(name, "Arn", arn);
  }

  /// `AWS::Lambda::EventSourceMapping`.
  Made mapping(Request request) {
    Properties properties = request.properties();
    String name = properties.text("FunctionName");
    FunctionDefinition function = byName.get(name.substring(name.lastIndexOf(':') + 1));
    if (function == null) {
      throw new IllegalArgumentException("FunctionName " + name + " is no function of the stack");
    }
    byName.put(
        function.name(),
        function.fedBy(
            new FunctionDefinition.Source(
                properties.text("EventSourceArn"),
                properties.number("BatchSize", 10),
                properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"))));
    return Made.of(request.logicalId());
  }

  private static FunctionDefinition.Source source(Request request, String id, JsonNode event) {
    String type = event.path("Type").asString("");
    if (!type.equals("SQS")) {
      throw new IllegalArgumentException(
          "Events: " + id + " has type " + type + "; functions here are woken by SQS queues only");
    }
    Properties properties =
        new Properties(request.logicalId() + ": Events: " + id, event.path("Properties"));
    return new FunctionDefinition.Source(
        properties.text("Queue"),
        properties.number("BatchSize", 10),
        properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"));
  }
}

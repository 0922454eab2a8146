package causeway.testbed.autoscaling;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Takes the service's events on to EventBridge. Called on the engine's thread: hand over, never
/// wait.
@FunctionalInterface
public interface EventSink {
  /// The source of all of them.
  String SOURCE = "aws.autoscaling";

  void put(Event event);

  /// One event, less what the bus adds.
  ///
  /// @param detail strings, and maps of strings
  record Event(
      String detailType, Instant time, List<String> resources, Map<String, Object> detail) {}
}

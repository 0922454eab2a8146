package causeway.testbed.autoscaling.api;

import java.util.Set;
import java.util.function.BiConsumer;

/// One operation of the API.
///
/// @param parameters what it takes; anything else is refused
/// @param answer runs on the engine's thread, and writes the result's contents
record Action(String name, Set<String> parameters, BiConsumer<Query, Xml> answer) {
  /// @param parameters names with blanks between
  static Action of(String name, String parameters, BiConsumer<Query, Xml> answer) {
    return new Action(name, Set.of(parameters.split(" ")), answer);
  }
}

package causeway.testbed.stack;

import tools.jackson.databind.JsonNode;

/// What the names in a template stand for while it is evaluated.
interface Scope {
  /// The value of a parameter, a pseudo-parameter or a resource.
  ///
  /// @throws IllegalArgumentException when nothing has that name
  JsonNode ref(String name);

  /// What `Fn::GetAtt` gives.
  JsonNode attribute(String resource, String attribute);

  boolean condition(String name);

  JsonNode mapping(String map, String top, String second);
}

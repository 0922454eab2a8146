package causeway.testbed.stack;

import java.util.Map;

/// A resource that exists.
///
/// @param ref what `Ref` gives
/// @param attributes what `Fn::GetAtt` gives, by name
public record Made(String ref, Map<String, String> attributes) {
  public Made {
    attributes = Map.copyOf(attributes);
  }

  public static Made of(String ref) {
    return new Made(ref, Map.of());
  }

  public static Made of(String ref, String attribute, String value) {
    return new Made(ref, Map.of(attribute, value));
  }
}

package causeway.policy.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the ARN of each type of resource looks like.
public final class ResourceTypes {
  private static final Map<String, String> SHAPES = load();

  private ResourceTypes() {}

  /// The shape of a type's ARNs, in the notation of [Shapes].
  public static Optional<String> shape(String service, String type) {
    return Optional.ofNullable(SHAPES.get(service + " " + type));
  }

  private static Map<String, String> load() {
    Map<String, String> shapes = new HashMap<>();
    for (String line : Listing.lines("resource-types.txt")) {
      String[] field = line.split(" ", 3);
      shapes.put(field[0] + " " + field[1], field[2]);
    }
    return Map.copyOf(shapes);
  }
}

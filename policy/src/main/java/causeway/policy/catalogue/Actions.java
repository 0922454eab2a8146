package causeway.policy.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The actions of S3, DynamoDB and, by name only, of the services whose endpoints are most used. A
/// service's list is read when it is first asked for.
public final class Actions {
  /// The services that gateway endpoints carry.
  public static final List<String> GATEWAY_SERVICES =
      List.of("s3", "dynamodb", "s3express", "s3-object-lambda");

  private static final Set<String> WITH_TYPES = Set.copyOf(GATEWAY_SERVICES);
  private static final Map<String, List<Action>> LOADED = new ConcurrentHashMap<>();

  private Actions() {}

  /// The actions of a service; empty for a service that the catalogue does not hold.
  public static List<Action> of(String service) {
    String folded = service.toLowerCase(Locale.ROOT);
    return folded.matches("[a-z0-9-]+") ? LOADED.computeIfAbsent(folded, Actions::load) : List.of();
  }

  /// Whether the catalogue holds a service's actions.
  public static boolean holds(String service) {
    return !of(service).isEmpty();
  }

  /// Whether the catalogue knows which resources a service's actions work on.
  public static boolean holdsTypes(String service) {
    return WITH_TYPES.contains(service.toLowerCase(Locale.ROOT));
  }

  private static List<Action> load(String service) {
    String file = "actions/" + service + ".txt";
    if (!Listing.exists(file)) {
      return List.of();
    }
    return Listing.lines(file).stream().map(line -> action(service, line)).toList();
  }

  private static Action action(String service, String line) {
    String[] field = line.split(" ", 3);
    List<String> types =
        field.length < 3
            ? List.of()
            : Stream.of(field[2].split(",")).filter(type -> !type.equals("-")).toList();
    return new Action(
        service, field[0], Action.Level.valueOf(field[1].toUpperCase(Locale.ROOT)), types);
  }
}

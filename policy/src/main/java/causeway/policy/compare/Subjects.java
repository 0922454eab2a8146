package causeway.policy.compare;

import causeway.policy.catalogue.Action;
import causeway.policy.catalogue.Actions;
import causeway.policy.catalogue.ResourceTypes;
import causeway.policy.language.Policy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a request can do to what: actions that exist, each on a resource of a type it works on.
final class Subjects {
  private static final List<String> FAMILIAR =
      List.of(
          "s3:GetObject", "s3:PutObject", "s3:ListBucket", "dynamodb:GetItem", "dynamodb:PutItem");

  private final Space space;
  private final Set<String> written = new LinkedHashSet<>();
  private final Map<BitSet, List<Action>> byClass = new HashMap<>();

  Subjects(Space space, Policy... policies) {
    this.space = space;
    Stream.of(policies)
        .flatMap(policy -> policy.statements().stream())
        .flatMap(statement -> statement.actions().values().stream())
        .forEach(written::add);
    Set<String> services = new LinkedHashSet<>(Actions.GATEWAY_SERVICES);
    written.stream()
        .filter(action -> action.indexOf(':') > 0)
        .map(action -> action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT))
        .forEach(services::add);
    services.stream()
        .flatMap(service -> Actions.of(service).stream())
        .sorted((one, two) -> Boolean.compare(familiar(two), familiar(one)))
        .forEach(action ->
            byClass
                .computeIfAbsent(
                    space
                        .texts(Space.ACTION)
                        .fits(action.text().toLowerCase(Locale.ROOT))
                        .orElseThrow(),
                    fits -> new ArrayList<>())
                .add(action));
  }

  private static boolean familiar(Action action) {
    return FAMILIAR.contains(action.text());
  }

  /// An action on a resource.
  ///
  /// @param cell the resource's cell
  record Subject(String action, String resource, int cell) {}

  /// An action with the shape of a resource it works on, `*` for none.
  private record Work(String action, String shape) {}

  /// Whether any action of the box exists.
  boolean hasAction(Box box) {
    return !works(box).isEmpty();
  }

  /// Shows the subjects of a box, one for each kind of resource in each cell, until one will do.
  boolean any(Box box, Predicate<Subject> wanted) {
    Map<String, String> kinds = new LinkedHashMap<>();
    works(box).forEach(work -> kinds.putIfAbsent(work.shape(), work.action()));
    return any(box, kinds, true, wanted) || any(box, kinds, false, wanted);
  }

  private boolean any(
      Box box, Map<String, String> kinds, boolean quickly, Predicate<Subject> wanted) {
    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      for (int cell : cells(box)) {
        Optional<String> resource = resource(kind.getKey(), cell, quickly);
        if (resource.isPresent()
            && wanted.test(new Subject(kind.getValue(), resource.get(), cell))) {
          return true;
        }
      }
    }
    return false;
  }

  /// An action of the box that works on this very resource.
  Optional<Subject> on(Box box, String resource) {
    BitSet fits = space.texts(Space.RESOURCE).fits(resource).orElseThrow();
    for (int cell : cells(box)) {
      if (space.fits(Space.RESOURCE, cell).getFirst().equals(fits)) {
        return works(box).stream()
            .filter(work -> suits(work.shape(), resource))
            .map(work -> new Subject(work.action(), resource, cell))
            .findFirst();
      }
    }
    return Optional.empty();
  }

  private static boolean suits(String kind, String resource) {
    return kind.equals("*")
        ? resource.equals("*")
        : causeway.policy.catalogue.Shapes.fits(kind, resource);
  }

  private int[] cells(Box box) {
    BitSet side = box.side(Space.RESOURCE);
    return (side == null ? space.everything(Space.RESOURCE) : side).stream().toArray();
  }

  private List<Work> works(Box box) {
    List<ValueClasses.ValueClass> classes = space.texts(Space.ACTION).classes();
    BitSet side = box.side(Space.ACTION);
    return (side == null ? space.everything(Space.ACTION) : side)
        .stream().mapToObj(classes::get).flatMap(this::works).toList();
  }

  private Stream<Work> works(ValueClasses.ValueClass one) {
    List<Action> known = byClass.getOrDefault(one.fits(), List.of());
    return known.isEmpty()
        ? uncatalogued(one).map(action -> new Work(action, anyOf(action))).stream()
        : known.stream()
            .flatMap(
                action -> shapes(action).stream().map(shape -> new Work(action.text(), shape)));
  }

  private static List<String> shapes(Action action) {
    if (!Actions.holdsTypes(action.service())) {
      return List.of(anyOf(action.text()));
    }
    List<String> shapes =
        action.resourceTypes().stream()
            .flatMap(type -> ResourceTypes.shape(action.service(), type).stream())
            .toList();
    return shapes.isEmpty() ? List.of("*") : shapes;
  }

  /// An action that a policy names, of a service whose actions the catalogue does not hold.
  private Optional<String> uncatalogued(ValueClasses.ValueClass one) {
    @Nullable String example = one.example().orElse(null);
    return written.stream()
        .filter(action -> !action.contains("*") && !action.contains("?"))
        .filter(action -> action.indexOf(':') > 0 && action.equalsIgnoreCase(example))
        .filter(action -> !Actions.holds(action.substring(0, action.indexOf(':'))))
        .findFirst();
  }

  /// Any ARN of the action's service.
  private static String anyOf(String action) {
    return "arn:aws:"
        + action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT)
        + ":[!-~]+";
  }

  private Optional<String> resource(String kind, int cell, boolean quickly) {
    TextClasses resources = space.texts(Space.RESOURCE);
    ValueClasses.ValueClass wanted = resources.classes().get(cell);
    if (kind.equals("*")) {
      return Optional.of("*").filter(all -> Words.isIn(resources, all, wanted.fits()));
    }
    return quickly ? Words.guessed(resources, wanted, kind) : Words.shaped(resources, wanted, kind);
  }
}

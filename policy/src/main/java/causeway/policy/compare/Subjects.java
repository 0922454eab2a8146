package causeway.policy.compare;

import causeway.policy.catalogue.Action;
import causeway.policy.catalogue.Actions;
import causeway.policy.catalogue.ResourceTypes;
import causeway.policy.language.Policy;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a request can do to what: actions that exist, each on a resource of a type it works on.
final class Subjects {
  private static final List<String> FAMILIAR =
      List.of(
          "s3:GetObject", "s3:PutObject", "s3:ListBucket", "dynamodb:GetItem", "dynamodb:PutItem");
  private static final List<Known> GATEWAY =
      Actions.GATEWAY_SERVICES.stream()
          .flatMap(Subjects::known)
          .sorted((one, two) ->
              Boolean.compare(FAMILIAR.contains(two.text), FAMILIAR.contains(one.text)))
          .toList();

  private final Space space;
  private final Set<String> written = new LinkedHashSet<>();
  private final List<Known> actions = new ArrayList<>(GATEWAY);
  private final int[] actionCells;

  Subjects(Space space, Policy... policies) {
    this.space = space;
    Stream.of(policies)
        .flatMap(policy -> policy.statements().stream())
        .flatMap(statement -> statement.actions().values().stream())
        .forEach(written::add);
    Stream.concat(written.stream().map(Subjects::service), arns(policies).map(Subjects::service))
        .distinct()
        .filter(service -> !Actions.GATEWAY_SERVICES.contains(service))
        .flatMap(Subjects::known)
        .forEach(actions::add);
    actionCells = new int[actions.size()];
    Arrays.fill(actionCells, -1);
  }

  /// The ARNs of the resources that policies name, since `*` is every action on them.
  private static Stream<String> arns(Policy... policies) {
    return Stream.of(policies)
        .flatMap(policy -> policy.statements().stream())
        .map(Statement::resources)
        .flatMap(patterns -> patterns == null ? Stream.of() : patterns.values().stream())
        .filter(arn -> arn.startsWith("arn:"));
  }

  /// The service of an action or an ARN.
  private static String service(String name) {
    String[] part = name.split(":", 4);
    return (part[0].equals("arn") && part.length > 3 ? part[2] : part[0]).toLowerCase(Locale.ROOT);
  }

  /// An action of the catalogue, as it is looked at for every box.
  private record Known(String text, String folded, List<Work> works) {}

  private static Stream<Known> known(String service) {
    return Actions.of(service).stream()
        .map(action ->
            new Known(
                action.text(),
                action.text().toLowerCase(Locale.ROOT),
                shapes(action).stream().map(shape -> new Work(action.text(), shape)).toList()));
  }

  /// An action on a resource.
  ///
  /// @param cell the resource's cell
  record Subject(String action, String resource, int cell) {}

  /// An action with the shape of a resource it works on, `*` for none.
  private record Work(String action, String shape) {}

  /// Whether any action of the box exists.
  boolean hasAction(Box box) {
    return works(box).findAny().isPresent();
  }

  /// Shows the subjects of a box, one for each kind of resource in each cell, until one will do.
  boolean any(Box box, Predicate<Subject> wanted) {
    return any(box, true, wanted) || any(box, false, wanted);
  }

  private boolean any(Box box, boolean quickly, Predicate<Subject> wanted) {
    int[] cells = cells(box);
    Set<String> seen = new HashSet<>();
    return works(box)
        .filter(work -> seen.add(work.shape()))
        .anyMatch(work -> any(work, cells, quickly, wanted));
  }

  private boolean any(Work work, int[] cells, boolean quickly, Predicate<Subject> wanted) {
    for (int cell : cells) {
      Optional<String> resource = resource(work.shape(), cell, quickly);
      if (resource.isPresent() && wanted.test(new Subject(work.action(), resource.get(), cell))) {
        return true;
      }
    }
    return false;
  }

  /// An action of the box that works on this very resource.
  Optional<Subject> on(Box box, String resource) {
    int cell = space.texts(Space.RESOURCE).cell(resource);
    BitSet side = box.side(Space.RESOURCE);
    return side == null || side.get(cell)
        ? works(box)
            .filter(work -> suits(work.shape(), resource))
            .map(work -> new Subject(work.action(), resource, cell))
            .findFirst()
        : Optional.empty();
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

  /// What the actions of a box can be done to, the familiar ones first. Most boxes are settled by
  /// the first, so the cells of the others are found only when they are looked at.
  private Stream<Work> works(Box box) {
    BitSet side = box.side(Space.ACTION);
    Stream<Work> known =
        IntStream.range(0, actions.size())
            .filter(i -> side == null || side.get(actionCell(i)))
            .boxed()
            .flatMap(i -> actions.get(i).works.stream());
    return Stream.concat(known, uncatalogued(side));
  }

  private int actionCell(int index) {
    if (actionCells[index] < 0) {
      actionCells[index] = space.texts(Space.ACTION).cell(actions.get(index).folded);
    }
    return actionCells[index];
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

  /// Actions that a policy names, of services whose actions the catalogue does not hold.
  private Stream<Work> uncatalogued(@Nullable BitSet side) {
    return written.stream()
        .filter(action -> !action.contains("*") && !action.contains("?"))
        .filter(action -> action.indexOf(':') > 0)
        .filter(action -> !Actions.holds(action.substring(0, action.indexOf(':'))))
        .filter(action ->
            side == null
                || side.get(space.texts(Space.ACTION).cell(action.toLowerCase(Locale.ROOT))))
        .map(action -> new Work(action, anyOf(action)));
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

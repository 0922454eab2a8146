package causeway.policy.compare;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Space.ActiveLink;
import causeway.policy.evaluate.Request;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Turns a box, which is a set of classes, into a request that somebody could send: an existing
/// action on a resource of its type, by a caller whose facts agree with each other.
final class Witnesses {
  private static final int MOST_TRIES = 2_000;

  private final Space space;
  private final Subjects subjects;
  private final EndpointKind endpoint;
  private final Instances instances;
  private int tries;

  Witnesses(Space space, Subjects subjects, EndpointKind endpoint) {
    this.space = space;
    this.subjects = subjects;
    this.endpoint = endpoint;
    this.instances = new Instances(space, subjects);
  }

  /// Shows the requests of a box until one is confirmed.
  boolean any(Box box, Predicate<Request> confirmed) {
    tries = 0;
    for (Callers caller : Callers.values()) {
      boolean found =
          subjects.any(
              box, subject -> keys(box, caller, subject, new HashMap<>(), open(box), 0, confirmed));
      if (found) {
        return true;
      }
    }
    return false;
  }

  /// The keys that the box restricts, those that say more before those that they must agree with.
  private List<Integer> open(Box box) {
    List<Integer> open = new ArrayList<>();
    for (int dimension : space.keys().keySet()) {
      if (box.side(dimension) != null || instances.needs(box, dimension)) {
        open.add(dimension);
      }
    }
    open.sort(
        Comparator.comparing(
            dimension -> space.links().stream().noneMatch(link -> link.source() == dimension)));
    return open;
  }

  /// Chooses a cell for one key after the other.
  private boolean keys(
      Box box,
      Callers caller,
      Subjects.Subject subject,
      Map<Integer, Integer> chosen,
      List<Integer> open,
      int next,
      Predicate<Request> confirmed) {
    if (++tries > MOST_TRIES) {
      return false;
    }
    if (next == open.size()) {
      return request(box, caller, subject, chosen).map(confirmed::test).orElse(false);
    }
    int dimension = open.get(next);
    KeyDimension key = space.key(dimension);
    BitSet side = box.side(dimension);
    List<Integer> cells =
        new ArrayList<>(
            (side == null ? space.everything(dimension) : side).stream().boxed().toList());
    boolean needed = instances.needs(box, dimension);
    cells.sort(
        Comparator.comparingInt(cell ->
            needed && key.cells().get(cell).content() == KeyDimension.Content.ABSENT
                ? 9
                : Callers.unlikeliness(key, key.cells().get(cell), endpoint)));
    for (int cell : cells) {
      if (caller.canHold(key, key.cells().get(cell), endpoint)
          && agrees(dimension, cell, subject, chosen)) {
        chosen.put(dimension, cell);
        if (keys(box, caller, subject, chosen, open, next + 1, confirmed)) {
          return true;
        }
        chosen.remove(dimension);
      }
    }
    return false;
  }

  private boolean agrees(
      int dimension, int cell, Subjects.Subject subject, Map<Integer, Integer> chosen) {
    for (ActiveLink link : space.links()) {
      Integer source =
          link.source() == Space.RESOURCE ? (Integer) subject.cell() : chosen.get(link.source());
      if (link.target() == dimension && source != null && !space.agree(link, source, cell)) {
        return false;
      }
    }
    return true;
  }

  private Optional<Request> request(
      Box box, Callers caller, Subjects.Subject subject, Map<Integer, Integer> chosen) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    for (Map.Entry<Integer, Integer> entry : chosen.entrySet()) {
      KeyDimension key = space.key(entry.getKey());
      Optional<List<String>> values = values(key, key.cells().get(entry.getValue()));
      if (values.isEmpty()) {
        return Optional.empty();
      }
      if (!values.get().isEmpty()) {
        context.put(key.key().name().endsWith("/*") ? key.name() : key.key().name(), values.get());
      }
    }
    Facts.align(context, subject.resource());
    return Identities.find(space, box, caller, context)
        .flatMap(principal ->
            instances.fill(
                box, new Request(subject.action(), subject.resource(), principal, context)));
  }

  /// Empty when some value could not be written down.
  private static Optional<List<String>> values(KeyDimension key, KeyDimension.Cell cell) {
    List<String> values = new ArrayList<>();
    for (ValueClasses.ValueClass one : cell.values()) {
      Optional<String> value =
          cell.content() == KeyDimension.Content.EMPTY
              ? Optional.of("")
              : Words.forKey(key.key(), key.values(), one);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }
}

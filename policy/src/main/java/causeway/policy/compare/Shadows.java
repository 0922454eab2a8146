package causeway.policy.compare;

import causeway.policy.evaluate.Setting.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The extra cuts that links need: what is asked of a fact is also asked of whatever contains it,
/// so that the classes of both ends can be told to agree or not.
final class Shadows {
  private final Map<String, List<List<Glob>>> predicates = new HashMap<>();
  private final List<Placed> placed = new ArrayList<>();
  private int form = -1;

  private Shadows() {}

  /// A link with the numbers of its predicates on both sides.
  record Placed(Link link, List<int[]> pairs, int named) {}

  /// The cuts for every link between keys that are asked.
  ///
  /// @param resourcePredicates how many predicates of resources come before the shadows
  static Shadows of(Map<String, List<Question>> asked, int resourcePredicates, Reading reading) {
    Shadows shadows = new Shadows();
    for (Link link : Link.ALL) {
      List<Question> target = asked.getOrDefault(link.target(), List.of());
      List<Question> source = asked.getOrDefault(link.source(), List.of());
      boolean resource = link.source().equals(Link.RESOURCE);
      if (!target.isEmpty() && (resource || !source.isEmpty())) {
        shadows.add(link, target, resource ? resourcePredicates : source.size(), reading);
      }
    }
    shadows.predicates.computeIfPresent(
        Link.RESOURCE,
        (name, own) -> {
          shadows.form = resourcePredicates + own.size();
          own.add(List.of(Form.DYNAMODB.service()));
          own.add(Form.DYNAMODB.shapes());
          return own;
        });
    return shadows;
  }

  private void add(Link link, List<Question> target, int first, Reading reading) {
    List<List<Glob>> own = predicates.computeIfAbsent(link.source(), name -> new ArrayList<>());
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < target.size(); i++) {
      if (target.get(i).kind() == Question.Kind.TEXT) {
        pairs.add(new int[] {first + own.size(), i});
        own.add(target.get(i).globs(reading).stream().map(link.lift()::sources).toList());
      }
    }
    int named = -1;
    if (link.source().equals(Link.RESOURCE)) {
      named = first + own.size();
      own.add(List.of(Link.withAccount()));
    }
    placed.add(new Placed(link, pairs, named));
  }

  /// The extra predicates of a source.
  List<List<Glob>> of(String source) {
    return predicates.getOrDefault(source, List.of());
  }

  List<Placed> placed() {
    return placed;
  }

  /// The first of the two predicates of [Form#DYNAMODB], its service and its shapes; -1 when no
  /// link speaks of resources.
  int form() {
    return form;
  }
}

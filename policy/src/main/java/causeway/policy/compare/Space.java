package causeway.policy.compare;

import causeway.policy.compare.Clause.Dimension;
import causeway.policy.compare.Vocabulary.Conjunction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// All requests, as far as the two policies tell them apart: a product of dimensions, each cut into
/// cells that both policies treat alike.
final class Space {
  static final int PRINCIPAL = 0;
  static final int ACTION = 1;
  static final int RESOURCE = 2;

  private static final int FIRST_KEY = 3;

  private final TextClasses principals;
  private final TextClasses actions;
  private final TextClasses resources;
  private final List<KeyDimension> keys;
  private final Map<String, Integer> keyIndex = new HashMap<>();
  private final List<Dimension.Opaque> opaques;
  private final List<ActiveLink> links;
  private final BitSet malformed = new BitSet();

  /// A link whose two ends are both asked about.
  ///
  /// @param source a dimension of this space
  /// @param pairs predicates of source and target that say the same
  /// @param named the predicate of a source that names its target at all; -1 when all do
  record ActiveLink(Link link, int source, int target, List<int[]> pairs, int named) {}

  Space(Vocabulary vocabulary, causeway.policy.evaluate.Setting.Reading reading, Budget budget) {
    Map<String, List<Question>> asked = vocabulary.keys();
    Shadows shadows = Shadows.of(asked, vocabulary.resources().size(), reading);
    principals = new TextClasses(vocabulary.principals(), budget);
    actions = new TextClasses(vocabulary.actions(), budget);
    List<List<Glob>> resourcePredicates = new ArrayList<>(vocabulary.resources());
    resourcePredicates.addAll(shadows.of(Link.RESOURCE));
    resources = new TextClasses(resourcePredicates, budget);
    keys = new ArrayList<>();
    asked.forEach((name, questions) -> {
      keyIndex.put(name, FIRST_KEY + keys.size());
      keys.add(KeyClasses.dimension(name, questions, shadows.of(name), reading, budget));
    });
    if (shadows.form() >= 0) {
      malformed.or(answering(resources, shadows.form(), true));
      malformed.and(answering(resources, shadows.form() + 1, false));
    }
    opaques = vocabulary.opaques();
    links = new ArrayList<>();
    for (Shadows.Placed placed : shadows.placed()) {
      links.add(
          new ActiveLink(
              placed.link(),
              placed.link().source().equals(Link.RESOURCE)
                  ? RESOURCE
                  : dimension(placed.link().source()),
              dimension(placed.link().target()),
              placed.pairs(),
              placed.named()));
    }
  }

  int dimensions() {
    return FIRST_KEY + keys.size() + opaques.size();
  }

  private int dimension(String key) {
    return java.util.Objects.requireNonNull(keyIndex.get(key));
  }

  int size(int dimension) {
    return switch (dimension) {
      case PRINCIPAL -> principals.classes().size();
      case ACTION -> actions.classes().size();
      case RESOURCE -> resources.classes().size();
      default ->
          dimension < FIRST_KEY + keys.size() ? keys.get(dimension - FIRST_KEY).cells().size() : 2;
    };
  }

  BitSet everything(int dimension) {
    BitSet all = new BitSet();
    all.set(0, size(dimension));
    return all;
  }

  TextClasses texts(int dimension) {
    return switch (dimension) {
      case PRINCIPAL -> principals;
      case ACTION -> actions;
      default -> resources;
    };
  }

  KeyDimension key(int dimension) {
    return keys.get(dimension - FIRST_KEY);
  }

  /// The condition keys by dimension.
  Map<Integer, KeyDimension> keys() {
    Map<Integer, KeyDimension> all = new LinkedHashMap<>();
    IntStream.range(0, keys.size()).forEach(i -> all.put(FIRST_KEY + i, keys.get(i)));
    return all;
  }

  /// The comparisons with variables by dimension; cell 1 is true.
  Map<Integer, Dimension.Opaque> opaques() {
    Map<Integer, Dimension.Opaque> all = new LinkedHashMap<>();
    IntStream.range(0, opaques.size())
        .forEach(i -> all.put(FIRST_KEY + keys.size() + i, opaques.get(i)));
    return all;
  }

  List<ActiveLink> links() {
    return links;
  }

  /// The resources that no ARN of [Form#DYNAMODB] looks like.
  BitSet malformed() {
    return malformed;
  }

  /// The cells of a conjunction; an empty box when it matches nothing.
  Box box(Conjunction conjunction) {
    Box box = Box.all(dimensions(), conjunction.statement());
    for (Clause clause : conjunction.clauses()) {
      int dimension =
          switch (clause.dimension()) {
            case Dimension.Principal _ -> PRINCIPAL;
            case Dimension.Action _ -> ACTION;
            case Dimension.Resource _ -> RESOURCE;
            case Dimension.Key key -> dimension(key.name());
            case Dimension.Opaque opaque -> FIRST_KEY + keys.size() + opaques.indexOf(opaque);
          };
      box = box.with(dimension, cells(dimension, clause));
    }
    return box;
  }

  private BitSet cells(int dimension, Clause clause) {
    BitSet cells = new BitSet();
    if (dimension >= FIRST_KEY + keys.size()) {
      cells.set(clause.wanted() ? 1 : 0);
    } else if (dimension >= FIRST_KEY) {
      cells.or(keys.get(dimension - FIRST_KEY).answering(clause.predicate()));
    } else {
      cells.or(answering(texts(dimension), clause.predicate(), clause.wanted()));
    }
    return cells;
  }

  private static BitSet answering(TextClasses texts, int predicate, boolean wanted) {
    BitSet cells = new BitSet();
    List<ValueClasses.ValueClass> classes = texts.classes();
    for (int i = 0; i < classes.size(); i++) {
      cells.set(i, classes.get(i).fits().get(predicate) == wanted);
    }
    return cells;
  }

  /// What the values of a cell fit, one for each value it holds.
  List<BitSet> fits(int dimension, int cell) {
    return dimension < FIRST_KEY
        ? List.of(texts(dimension).classes().get(cell).fits())
        : keys.get(dimension - FIRST_KEY).cells().get(cell).values().stream()
            .map(ValueClasses.ValueClass::fits)
            .toList();
  }

  /// Whether two cells can be held by one request.
  boolean agree(ActiveLink link, int source, int target) {
    List<BitSet> sources = fits(link.source(), source);
    List<BitSet> targets = fits(link.target(), target);
    if (sources.isEmpty()) {
      return true;
    }
    if (link.named() >= 0 && !sources.getFirst().get(link.named())) {
      return true;
    }
    boolean empty = key(link.target()).cells().get(target).content() == KeyDimension.Content.EMPTY;
    if (targets.isEmpty() || empty) {
      return !link.link().needsTarget();
    }
    return sources.stream()
        .allMatch(fits ->
            link.pairs().stream()
                .allMatch(pair -> fits.get(pair[0]) == targets.getFirst().get(pair[1])));
  }
}

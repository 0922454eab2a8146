package causeway.policy.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Many patterns read at once. Walking them together, breadth first, meets every set of patterns
/// that some text fits, each first by a shortest such text.
///
/// A state is the set of positions, over all patterns, where a text read so far may stand: the
/// subset construction, kept sparse, since most patterns part after a few characters. Characters
/// that no pattern of a state names are alike, so one stands for them all. A state where a single
/// pattern is left runs to its next wildcard, or its end, in one step.
final class Automaton {
  private static final BitSet NONE = new BitSet();
  private static final Glob.Element END =
      new Glob.Element(new CharSet(CharSet.Kind.LISTED, ""), false);

  private final List<Glob.Element> elements = new ArrayList<>();
  private final List<BitSet> accepting = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final Budget budget;

  Automaton(Budget budget) {
    this.budget = budget;
  }

  /// A state on the way, and the text that led to it.
  private record Node(Positions positions, @Nullable Node from, String by) {
    String text() {
      StringBuilder text = new StringBuilder();
      for (Node node = this; node != null; node = node.from) {
        text.insert(0, node.by);
      }
      return text.toString();
    }
  }

  /// Adds a pattern; whoever fits it fits these predicates.
  void add(Glob glob, BitSet predicates) {
    starts.add(elements.size());
    for (Glob.Element element : glob.elements()) {
      elements.add(element);
      accepting.add(NONE);
    }
    elements.add(END);
    accepting.add(predicates);
  }

  /// The number of positions; those of the pattern added last are the highest.
  int size() {
    return elements.size();
  }

  /// What the empty text fits.
  BitSet empty() {
    return fits(start());
  }

  /// Every set of predicates that some text of at least one character fits, with a shortest one.
  Map<BitSet, String> classes() {
    Map<BitSet, String> found = new LinkedHashMap<>();
    walk(
        positions -> true,
        node -> {
          found.computeIfAbsent(fits(node.positions), fits -> node.text());
          budget.cells(found.size());
          return false;
        });
    return found;
  }

  /// A shortest text of at least one character that fits exactly the wanted predicates, by way of
  /// states that may still get there.
  Optional<String> find(BitSet wanted, Predicate<Positions> hopeful) {
    List<String> found = new ArrayList<>();
    walk(
        hopeful,
        node -> {
          if (fits(node.positions).equals(wanted)) {
            found.add(node.text());
          }
          return !found.isEmpty();
        });
    return found.stream().findFirst();
  }

  private Positions start() {
    return closed(starts.stream().mapToInt(Integer::intValue).toArray(), starts.size());
  }

  private BitSet fits(Positions positions) {
    BitSet fits = new BitSet();
    for (int i = 0; i < positions.size(); i++) {
      fits.or(accepting.get(positions.at(i)));
    }
    return fits;
  }

  private void walk(Predicate<Positions> hopeful, Predicate<Node> done) {
    Set<Positions> seen = new HashSet<>();
    ArrayDeque<Node> queue = new ArrayDeque<>();
    queue.add(new Node(start(), null, ""));
    while (!queue.isEmpty()) {
      for (Node next : successors(queue.remove())) {
        if (hopeful.test(next.positions) && seen.add(next.positions)) {
          budget.state(next.positions.size());
          if (done.test(next)) {
            return;
          }
          queue.add(next);
        }
      }
    }
  }

  private List<Node> successors(Node node) {
    Positions positions = node.positions;
    Symbols symbols = new Symbols();
    for (int i = 0; i < positions.size(); i++) {
      symbols.add(elements.get(positions.at(i)).set());
    }
    List<Node> next = new ArrayList<>();
    boolean alone = positions.size() == 1 && elements.get(positions.at(0)).set().listed();
    if (alone) {
      next.add(new Node(closed(new int[0], 0), node, Character.toString(symbols.anyOther())));
      run(node, positions.at(0)).ifPresent(next::add);
    } else {
      for (int point : symbols.others()) {
        next.add(step(node, point));
      }
      for (int point : symbols.named()) {
        next.add(step(node, point));
      }
    }
    return next;
  }

  /// One pattern alone, which names its next character: on to its next wildcard or its end.
  private Optional<Node> run(Node node, int position) {
    StringBuilder run = new StringBuilder();
    int at = position;
    while (elements.get(at).set().listed() && !elements.get(at).equals(END)) {
      run.appendCodePoint(elements.get(at).set().text().codePointAt(0));
      at++;
    }
    return at == position
        ? Optional.empty()
        : Optional.of(new Node(closed(new int[] {at}, 1), node, run.toString()));
  }

  private Node step(Node node, int point) {
    Positions positions = node.positions;
    int[] next = new int[positions.size()];
    int size = 0;
    for (int i = 0; i < positions.size(); i++) {
      int position = positions.at(i);
      Glob.Element element = elements.get(position);
      if (element.set().has(point)) {
        next[size++] = element.many() ? position : position + 1;
      }
    }
    return new Node(closed(next, size), node, Character.toString(point));
  }

  /// With the positions that an element which takes nothing leads to.
  private Positions closed(int[] positions, int size) {
    int[] all = positions;
    int count = size;
    for (int i = 0; i < count; i++) {
      if (elements.get(all[i]).many()) {
        if (count == all.length) {
          all = Arrays.copyOf(all, Math.max(8, count * 2));
        }
        all[count++] = all[i] + 1;
      }
    }
    return new Positions(all, count);
  }
}

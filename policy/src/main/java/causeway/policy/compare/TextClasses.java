package causeway.policy.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Texts, cut by patterns. A predicate is a list of patterns, one of which must fit.
final class TextClasses implements ValueClasses {
  private final Map<Glob, BitSet> patterns = new LinkedHashMap<>();
  private final BitSet always = new BitSet();
  private final Budget budget;
  private final List<ValueClass> classes;
  private final Map<BitSet, Integer> cells = new HashMap<>();
  private final BitSet empty;
  private final Map<String, Optional<String>> found = new HashMap<>();

  TextClasses(List<List<Glob>> predicates, Budget budget) {
    this.budget = budget;
    for (int i = 0; i < predicates.size(); i++) {
      for (Glob glob : predicates.get(i)) {
        if (glob.takesAll()) {
          always.set(i);
        } else {
          patterns.computeIfAbsent(glob, one -> new BitSet()).set(i);
        }
      }
    }
    Automaton automaton = automaton();
    this.empty = withAlways(automaton.empty());
    Map<BitSet, String> distinct = new LinkedHashMap<>();
    automaton.classes().forEach((fits, text) -> distinct.putIfAbsent(withAlways(fits), text));
    List<ValueClass> list = new ArrayList<>();
    distinct.forEach((fits, text) -> {
      cells.put(fits, list.size());
      list.add(new ValueClass(fits, Optional.of(text)));
    });
    this.classes = List.copyOf(list);
  }

  private Automaton automaton() {
    Automaton automaton = new Automaton(budget);
    patterns.forEach(automaton::add);
    return automaton;
  }

  private BitSet withAlways(BitSet fits) {
    BitSet all = (BitSet) fits.clone();
    all.or(always);
    return all;
  }

  /// Classes of texts of at least one character.
  @Override
  public List<ValueClass> classes() {
    return classes;
  }

  /// What the empty text fits.
  BitSet empty() {
    return empty;
  }

  @Override
  public Optional<BitSet> fits(String value) {
    return Optional.of(predicates(value));
  }

  /// The number of a text's class.
  int cell(String value) {
    return Objects.requireNonNull(cells.get(predicates(value)), value);
  }

  private BitSet predicates(String value) {
    BitSet fits = (BitSet) always.clone();
    patterns.forEach((glob, predicates) -> {
      if (glob.matches(value)) {
        fits.or(predicates);
      }
    });
    return fits;
  }

  @Override
  public Optional<String> find(BitSet wanted, String shape) {
    return found.computeIfAbsent(wanted + shape, key -> search(wanted, shape));
  }

  /// Walks the patterns together with the shape, which is dropped where a text no longer has it.
  /// The patterns that no predicate of interest needs are walked too: the class is exact.
  private Optional<String> search(BitSet wanted, String shape) {
    if (!subset(always, wanted)) {
      return Optional.empty();
    }
    int shaped =
        wanted.length() + 1 + patterns.values().stream().mapToInt(BitSet::length).max().orElse(0);
    Map<Glob, BitSet> all = new LinkedHashMap<>();
    patterns.forEach((glob, predicates) -> all.put(glob, withoutAlways(predicates)));
    Automaton automaton = new Automaton(budget);
    all.forEach(automaton::add);
    int first = automaton.size();
    BitSet mark = new BitSet();
    mark.set(shaped);
    automaton.add(ShapeGlob.of(shape), mark);
    BitSet exactly = withoutAlways(wanted);
    exactly.set(shaped);
    return automaton.find(exactly, positions -> positions.reaches(first));
  }

  private BitSet withoutAlways(BitSet fits) {
    BitSet rest = (BitSet) fits.clone();
    rest.andNot(always);
    return rest;
  }

  private static boolean subset(BitSet part, BitSet whole) {
    BitSet rest = (BitSet) part.clone();
    rest.andNot(whole);
    return rest.isEmpty();
  }
}

package causeway.policy.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Values on a line (numbers, instants, addresses), cut where some predicate changes: every piece
/// is asked by one value in it.
///
/// @param <T> a value on the line
final class IntervalClasses<T> implements ValueClasses {
  private final List<Predicate<T>> predicates;
  private final Function<String, Optional<T>> parse;
  private final List<ValueClass> classes;

  /// Cuts the line.
  ///
  /// @param pieces one value of every piece, the nicer ones first
  IntervalClasses(
      List<Predicate<T>> predicates,
      List<T> pieces,
      Function<String, Optional<T>> parse,
      Function<T, String> print,
      Budget budget) {
    this.predicates = List.copyOf(predicates);
    this.parse = parse;
    Map<BitSet, String> found = new LinkedHashMap<>();
    for (T piece : pieces) {
      budget.time();
      found.putIfAbsent(fits(piece), print.apply(piece));
    }
    List<ValueClass> list = new ArrayList<>();
    found.forEach((fits, text) -> list.add(new ValueClass(fits, Optional.of(text))));
    this.classes = List.copyOf(list);
  }

  private BitSet fits(T value) {
    BitSet fits = new BitSet();
    for (int i = 0; i < predicates.size(); i++) {
      fits.set(i, predicates.get(i).test(value));
    }
    return fits;
  }

  @Override
  public List<ValueClass> classes() {
    return classes;
  }

  @Override
  public Optional<BitSet> fits(String value) {
    return parse.apply(value).map(this::fits);
  }
}

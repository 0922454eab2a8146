package causeway.policy.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A key that is compared as two kinds of thing, such as a number and a text: every pair of
/// classes, since one value may be both, and the text ones alone, since a text may be no number.
/// That some pairs hold no value makes a proof harder, never wrong.
///
/// Both number their predicates alike; neither knows the other's.
final class MixedClasses implements ValueClasses {
  private final ValueClasses first;
  private final ValueClasses second;
  private final List<ValueClass> classes;

  MixedClasses(ValueClasses first, ValueClasses second, Budget budget) {
    this.first = first;
    this.second = second;
    List<ValueClass> all = new ArrayList<>();
    for (ValueClass one : first.classes()) {
      all.add(with(one.fits(), new BitSet(), one.example().stream()));
      for (ValueClass other : second.classes()) {
        all.add(
            with(
                one.fits(),
                other.fits(),
                Stream.concat(one.example().stream(), other.example().stream())));
      }
      budget.cells(all.size());
    }
    this.classes = List.copyOf(all);
  }

  private ValueClass with(BitSet one, BitSet other, Stream<String> examples) {
    BitSet fits = joined(one, other);
    return new ValueClass(
        fits, examples.filter(example -> fits(example).equals(Optional.of(fits))).findFirst());
  }

  private BitSet joined(BitSet one, BitSet other) {
    BitSet fits = (BitSet) one.clone();
    fits.or(other);
    return fits;
  }

  @Override
  public List<ValueClass> classes() {
    return classes;
  }

  @Override
  public Optional<BitSet> fits(String value) {
    return first.fits(value).map(one -> joined(one, second.fits(value).orElse(new BitSet())));
  }
}

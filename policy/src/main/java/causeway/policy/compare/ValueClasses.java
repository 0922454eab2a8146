package causeway.policy.compare;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The values of one dimension cut into classes: two values of a class are alike to every
/// predicate.
interface ValueClasses {
  /// One class.
  ///
  /// @param fits the predicates its values fit
  /// @param example one of its values; empty when none could be written down
  record ValueClass(BitSet fits, Optional<String> example) {}

  List<ValueClass> classes();

  /// The predicates that a value fits; empty when it is no value of this dimension.
  Optional<BitSet> fits(String value);

  /// A value of a class that has a shape; empty when it has none.
  default Optional<String> find(BitSet wanted, String shape) {
    return Optional.empty();
  }
}

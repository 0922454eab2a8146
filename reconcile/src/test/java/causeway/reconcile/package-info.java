/// In: scenes of a farm. Out: whether plan and words are what they should be.
@NullMarked
package causeway.reconcile;

import org.jspecify.annotations.NullMarked;

/// In: a caller, a target and the access snapshot. Out: a [causeway.access.decide.Decision]; pure.
@NullMarked
package causeway.access.decide;

import org.jspecify.annotations.NullMarked;

/// In: two policies. Out: whether one allows nothing that the other does not: proved, refuted by a
/// request that was replayed, or unknown with the reason.
@NullMarked
package causeway.policy.compare;

import org.jspecify.annotations.NullMarked;

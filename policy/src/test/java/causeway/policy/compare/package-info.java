/// In: pairs of policies, named and random. Out: that verdicts are right, and that witnesses
/// replay.
@NullMarked
package causeway.policy.compare;

import org.jspecify.annotations.NullMarked;

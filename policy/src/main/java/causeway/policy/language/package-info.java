/// In: the JSON text of a policy. Out: records that hold everything it says, or every fault with
/// its position; and the records as canonical JSON again.
@NullMarked
package causeway.policy.language;

import org.jspecify.annotations.NullMarked;

/// In: policies that do not fit. Out: that what fits means the same, and that nothing else is done.
@NullMarked
package causeway.policy.pack;

import org.jspecify.annotations.NullMarked;

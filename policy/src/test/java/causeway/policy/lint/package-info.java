/// In: policies that mislead, and their honest neighbours. Out: that each finding is made where it
/// is due, and only there.
@NullMarked
package causeway.policy.lint;

import org.jspecify.annotations.NullMarked;

/// In: policies that keep a control and policies that break it, however they are written. Out: that
/// each is told from the other.
@NullMarked
package causeway.policy.control;

import org.jspecify.annotations.NullMarked;

/// In: an endpoint policy. Out: whether it stays within named controls, each of which is itself a
/// policy, so that every way of writing it is judged by what it means.
@NullMarked
package causeway.policy.control;

import org.jspecify.annotations.NullMarked;

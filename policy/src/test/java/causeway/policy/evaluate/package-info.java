/// In: policies and requests by name. Out: that each is decided as AWS documents it, with its
/// reason.
@NullMarked
package causeway.policy.evaluate;

import org.jspecify.annotations.NullMarked;

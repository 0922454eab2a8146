/// In: an endpoint policy. Out: what AWS will refuse in it, and what says something else than it
/// seems.
@NullMarked
package causeway.policy.lint;

import org.jspecify.annotations.NullMarked;

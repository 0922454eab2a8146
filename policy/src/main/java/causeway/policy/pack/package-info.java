/// In: a policy of any length. Out: one that means the same and fits what AWS takes, or what to do.
@NullMarked
package causeway.policy.pack;

import org.jspecify.annotations.NullMarked;

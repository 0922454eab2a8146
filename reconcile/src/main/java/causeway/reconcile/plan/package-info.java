/// In: one look and what should be true. Out: the difference as actions, and its words; pure.
@NullMarked
package causeway.reconcile.plan;

import org.jspecify.annotations.NullMarked;

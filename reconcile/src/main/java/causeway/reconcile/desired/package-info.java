/// In: one look, the settings and the time. Out: what should be true; pure.
@NullMarked
package causeway.reconcile.desired;

import org.jspecify.annotations.NullMarked;

/// In: what was observed, the settings and the time. Out: what should be, and the plan that leads
/// there.
@NullMarked
package causeway.reconcile;

import org.jspecify.annotations.NullMarked;

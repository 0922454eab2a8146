/// In: nothing; the functions fill these records. Out: everything that one look sees, immutable.
@NullMarked
package causeway.reconcile.observed;

import org.jspecify.annotations.NullMarked;

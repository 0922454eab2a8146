/// In: farm documents. Out: whether their endpoint policies say what the rules do, and no more.
@NullMarked
package causeway.reconcile.compile;

import org.jspecify.annotations.NullMarked;

/// In: the snapshots of two farm documents. Out: the access that the change adds and removes, with
/// an example each.
@NullMarked
package causeway.access.diff;

import org.jspecify.annotations.NullMarked;

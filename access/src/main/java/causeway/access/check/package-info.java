/// In: a farm document without a fault. Out: what it means before it is applied: the effective
/// access of each network, and how its own tests come out.
@NullMarked
package causeway.access.check;

import org.jspecify.annotations.NullMarked;

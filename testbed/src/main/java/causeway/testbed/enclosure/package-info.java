/// In: a machine. Out: a private process, mount and network namespace with everything a Region
/// needs at hand.
@NullMarked
package causeway.testbed.enclosure;

import org.jspecify.annotations.NullMarked;

/// In: a farm document. Out: proxies in two zones that enforce it.
@NullMarked
package causeway.testbed.farm;

import org.jspecify.annotations.NullMarked;

/// In: who calls and what the first bytes name. Out: the decision of the snapshot that is current
/// now.
@NullMarked
package causeway.proxy.decide;

import org.jspecify.annotations.NullMarked;

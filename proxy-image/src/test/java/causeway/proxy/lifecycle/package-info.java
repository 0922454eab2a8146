/// In: what Auto Scaling says, true and false, and a clock in hand. Out: proof of how a proxy
/// leaves service and comes back.
@NullMarked
package causeway.proxy.lifecycle;

import org.jspecify.annotations.NullMarked;

/// In: a host that a rule allows. Out: a connection to one of its addresses, checked before it is
/// used.
@NullMarked
package causeway.proxy.dial;

import org.jspecify.annotations.NullMarked;

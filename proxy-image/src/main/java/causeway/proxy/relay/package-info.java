/// In: two connections. Out: the bytes of each on the other, counted, and why it ended.
@NullMarked
package causeway.proxy.relay;

import org.jspecify.annotations.NullMarked;

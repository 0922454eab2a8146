/// In: the platform. Out: event loops, and sockets set up the same way on both sides of the proxy.
@NullMarked
package causeway.proxy.transport;

import org.jspecify.annotations.NullMarked;

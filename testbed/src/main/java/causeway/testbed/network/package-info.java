/// In: addresses. Out: hosts, the roads between them, and the load balancer.
@NullMarked
package causeway.testbed.network;

import org.jspecify.annotations.NullMarked;

/// In: a request that came through a gateway endpoint. Out: what it asks leave for, and whether the
/// policy that EC2 has for the endpoint gives it.
@NullMarked
package causeway.testbed.endpoint;

import org.jspecify.annotations.NullMarked;
